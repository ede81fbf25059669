# make run    open the window, the first time on a book filled with the sample files
# make test   everything that can be tested, the real window included
# make lint   what the linters say; make bench, make fuzz: see the README

comma    := ,
GOLANGCI := v2.15.0
LINT     := bin/golangci-lint-$(GOLANGCI)
TAGS     := migrated_fynedo
# On Linux the window speaks X11, which Wayland desktops speak too: one set of headers instead of two.
WINDOW   := $(TAGS)$(if $(filter Linux,$(shell uname)),$(comma)x11)
FUZZTIME ?= 60s

export FYNE_SCALE ?= 1

.PHONY: build cli run test unit e2e lint bench fuzz windows clean setup-build setup-test

build: setup-build
	go build -trimpath -tags $(WINDOW) -o bin/ ./cmd/parcelbook ./cmd/parcelbook-cli

# The command line alone: no display, no C compiler.
cli:
	CGO_ENABLED=0 go build -trimpath -o bin/ ./cmd/parcelbook-cli

run:
	@if [ "$$(uname)" = Linux ] && [ -z "$$DISPLAY$$WAYLAND_DISPLAY" ]; then \
	  echo "There is no display to open a window on; \"make cli\" builds bin/parcelbook-cli, which does the same work without one." >&2; \
	  exit 1; \
	fi
	@$(MAKE) --no-print-directory build
	bin/parcelbook --sample

test: setup-test unit e2e

# Without OpenGL (tag ci) the views are tested on Fyne's own test driver. SQLite in pure Go is some ten times slower
# under the race detector, so data/book, which starts no goroutine, goes without.
unit:
	go vet -tags $(TAGS),ci,e2e ./...
	go vet -tags $(TAGS),ci,bench ./cmd ./app
	go test -race -timeout 30m -tags $(TAGS),ci $$(go list ./... | grep -v data/book)
	go test -timeout 30m ./data/book

# A real window on a screen of its own, worked with real keys and clicks.
e2e:
	LANG=en_US.UTF-8 LIBGL_ALWAYS_SOFTWARE=1 \
	xvfb-run -a -s "-screen 0 1280x800x24" go test -count=1 -timeout 20m -tags $(WINDOW),e2e -run E2E ./app/...

lint: $(LINT)
	$(LINT) run ./...

$(LINT):
	GOBIN=$(CURDIR)/bin go install github.com/golangci/golangci-lint/v2/cmd/golangci-lint@$(GOLANGCI)
	mv bin/golangci-lint $@

bench: setup-test
	go test -count=1 -timeout 120m -tags bench -run Bench -v ./cmd
	LANG=en_US.UTF-8 LIBGL_ALWAYS_SOFTWARE=1 \
	xvfb-run -a -s "-screen 0 1280x800x24" go test -count=1 -timeout 20m -tags $(WINDOW),bench -run Bench -v ./app

fuzz:
	@for package in $$(go list ./data/...); do \
	  for target in $$(go test -list '^Fuzz' $$package | grep '^Fuzz'); do \
	    echo "$$package $$target"; \
	    go test -run '^$$' -fuzz "^$$target\$$" -fuzztime $(FUZZTIME) -fuzzminimizetime 5x $$package || exit 1; \
	  done; \
	done

windows:
	CGO_ENABLED=0 GOOS=windows go build -trimpath -o bin/ ./cmd/parcelbook-cli
	CC=x86_64-w64-mingw32-gcc CGO_ENABLED=1 GOOS=windows go build -trimpath -tags $(TAGS) -ldflags -H=windowsgui -o bin/ ./cmd/parcelbook

setup-build:
	@.ci/setup build

setup-test:
	@.ci/setup test

clean:
	rm -rf bin dist .cache screens

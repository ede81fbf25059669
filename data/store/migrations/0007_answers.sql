-- What the user answered about a file is kept with how it was read, counts for files of its layout, and is undone with it. The
-- answers of before counted for any layout of a holder, and nothing tells which they were given for: they are asked for once more.

DROP TABLE answer;

# the terminal client drops this line; and so do we
-- A schema with one of everything that is hard to cut.
PRAGMA foreign_keys = OFF;
BEGIN TRANSACTION;
CREATE TABLE [we;ird] (id INTEGER PRIMARY KEY, `a``;b` TEXT, "c;""d" TEXT DEFAULT 'it''s;', end TEXT, begin INT);
INSERT INTO [we;ird] VALUES (1, 'c:\', '/* ; */', '-- ;', 5--1
), (2, x'3B', 'é😀;', NULL, 6*/* ; */7);
END TRANSACTION;
CREATE TABLE log (line TEXT);
CREATE TRIGGER IF NOT EXISTS t1 AFTER INSERT ON [we;ird] WHEN CASE WHEN new.begin > 1 THEN 1 ELSE 0 END
BEGIN
  INSERT INTO log VALUES (CASE new.begin WHEN 2 THEN CASE 1 WHEN 1 THEN 'two;' END ELSE 'END;' END);
  UPDATE [we;ird] SET end = 'x', begin = begin + 1 WHERE id = new.id; -- END;
  SELECT 1; /* END; */ END
;
CREATE TEMP TRIGGER t2 BEFORE DELETE ON main.log BEGIN SELECT RAISE(IGNORE); END;
INSERT INTO [we;ird] (begin) VALUES (2);; INSERT INTO [we;ird] (begin) VALUES (3) ;
BEGIN IMMEDIATE; INSERT INTO log VALUES ('rolled back'); ROLLBACK;
BEGIN; INSERT INTO log VALUES ('kept'); COMMIT;
DELETE FROM log;
CREATE VIEW v AS SELECT CASE WHEN end IS NULL THEN ';' END AS "trigger" FROM [we;ird];
INSERT INTO log SELECT "trigger" FROM v; -- bye
INSERT INTO log VALUES ('the last one has no end') /* and nothing closes this; comment

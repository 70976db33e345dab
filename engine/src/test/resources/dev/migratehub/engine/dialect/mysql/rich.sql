-- A schema with one of everything that is hard to cut; it runs on MySQL 8.0 and on MariaDB.
/*M!999999\- enable the sandbox mode */
SET NAMES utf8mb4 COLLATE utf8mb4_unicode_ci;
/*!40101 SET @old_mode = @@sql_mode, sql_mode = 'NO_AUTO_VALUE_ON_ZERO' */;
/*! SET @plain = 'executed; without a version' */;
/*M!100100 SET @family = 'm' */;
# it's a comment; with a quote
CREATE TABLE `semi;colon` (
  id INT PRIMARY KEY AUTO_INCREMENT, -- the key; of course
  `a``;b` VARCHAR(100) COMMENT 'it''s; "here" \' and -- there',
  note TEXT, # notes; many
  amount INT DEFAULT 5 /* ; not the end */ /*!50001 COMMENT 'seen; by all' */
);
CREATE TABLE log (id INT PRIMARY KEY AUTO_INCREMENT, line VARCHAR(200));
INSERT INTO `semi;colon` (`a``;b`, note, amount) VALUES
  ('c:\\', "double \"quoted\"; text", 5--1), ('tab\t; nul\0', '/* no comment */', 6*/* ; */2),
  (_utf8mb4'é😀;', '-- no comment', 7), (X'3B', '# no comment', NULL), (N';', "it's", NULL);
INSERT INTO log (line) VALUES ('g')\g
INSERT INTO log (line) VALUES ('lone'); INSERT INTO log (line) VALUES ('same line') ;; /* a /* b */
INSERT INTO log (line) VALUES ('after the comment');
SET sql_mode = 'NO_BACKSLASH_ESCAPES';
INSERT INTO log (line) VALUES ('c:\'); INSERT INTO log (line) VALUES ('a\;b''c');
SET sql_mode = CONCAT(@@sql_mode, ',ANSI_QUOTES');
INSERT INTO "log" ("line") VALUES ('back\'); INSERT INTO "log" ("line") VALUES (';"');
SET sql_mode = 'ANSI_QUOTES';
INSERT INTO "log" ("line") VALUES ('it\'s; escaped');
/*!40101 SET sql_mode = @old_mode */;
CREATE OR REPLACE VIEW v AS SELECT id, CASE WHEN amount > 5 THEN ';' ELSE "x" END AS end FROM `semi;colon`;

DELIMITER //
CREATE PROCEDURE nested(IN a INT)
  COMMENT 'ends; here'
proc: BEGIN
  DECLARE done INT DEFAULT 0;
  DECLARE CONTINUE HANDLER FOR SQLSTATE '02000', SQLWARNING BEGIN SET done = 1; END;
  IF a IS NULL THEN LEAVE proc; ELSEIF IF(a > 1, TRUE, FALSE) THEN SET @x = 1; ELSE SET @x = 2; END IF;
  CASE a WHEN 1 THEN SET @y = CASE @x WHEN 1 THEN ';' ELSE '//' END; ELSE BEGIN END; END CASE;
  one: LOOP SET a = a + 1; IF a > 3 THEN LEAVE one; END IF; ITERATE one; END LOOP one;
  WHILE a > 0 DO SET a = a - 1; END WHILE;
  REPEAT SET a = a + 1; UNTIL a > 2 END REPEAT; -- the // end
  INSERT INTO log (line) VALUES (CONCAT('nested ', a));
END//
CREATE FUNCTION twice(a INT) RETURNS INT DETERMINISTIC NO SQL RETURN a * 2 //
DELIMITER $$
CREATE TRIGGER before_log BEFORE INSERT ON log FOR EACH ROW
BEGIN
  IF NEW.line IS NULL THEN SET NEW.line = 'none; at all'; END IF;
END $$
/*!50003 CREATE*/ /*!50003 TRIGGER after_log AFTER INSERT ON log FOR EACH ROW
BEGIN SET @last = NEW.line; SET @count = COALESCE(@count, 0) + 1; END */$$
delimiter ;
CREATE EVENT nightly ON SCHEDULE EVERY 1 DAY STARTS '2035-01-01 00:00:00' DISABLE COMMENT 'do; it'
DO INSERT INTO log (line) VALUES ('night; again');
INSERT INTO log (line) VALUES (NULL);
CALL nested(1);
BEGIN;
INSERT INTO log (line) VALUES (twice(21));
ROLLBACK; START TRANSACTION; INSERT INTO log (line) VALUES (twice(4)); COMMIT;
LOCK TABLES log WRITE; INSERT INTO log (line) VALUES ('locked'); UNLOCK TABLES;
INSERT INTO log (line) VALUES ('the last one has no end') -- bye

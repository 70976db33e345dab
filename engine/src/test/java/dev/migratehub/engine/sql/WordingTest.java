package dev.migratehub.engine.sql;

import static org.assertj.core.api.Assertions.assertThat;

import dev.migratehub.engine.target.Targets;
import java.util.List;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class WordingTest {

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '~',
      value = {
        "postgres | select a, b from t | select a  ,b -- why⏎from/* here */t",
        "postgres | create table t (a int) | create table t(⏎  a int⏎)",
        "postgres | select E'it\\'s' -- one | select E'it\\'s' /* two */",
        "postgres | select 'a' /* x /* y */ z */ , 1 | select 'a', 1",
        "postgres | select $a$ -- x $a$, 1 -- y | select $a$ -- x $a$, 1",
        "postgres | select $1 # 2 | select $1 /* x */ # 2",
        "mysql | select 'a\\n', 1 # why | select 'a\\n' , 1",
        "mysql | select 5--1 | select 5--1 -- why",
        "mysql | create table t ( a int ) | create table t (a int)",
        "mysql | /*!50003 set @a = 1 */ | /*!50003 set @a  =  1 -- x⏎*/",
        "sqlite | select [a -- b], 1 | select [a -- b] /* x */, 1"
      })
  void comments_and_white_space_say_nothing(String dialect, String one, String other) {
    assertThat(wording(dialect, one)).isEqualTo(wording(dialect, other));
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '~',
      value = {
        "mysql | select 1 /*!50003 + 1 */ | select 1 /*!80003 + 1 */",
        "mysql | select 1 /*!50003 + 1 */ | select 1 + 1",
        "mysql | select 1 /*! + 1 */ | select 1 /* + 1 */",
        "mysql | select 1 /*M!100400 + 1 */ | select 1 /*M!110400 + 1 */",
        "mysql | select 1 /*M! + 1 */ | select 1 /*! + 1 */",
        "mysql | select /*+ MAX_EXECUTION_TIME(1) */ 1 | select /*+ MAX_EXECUTION_TIME(9) */ 1",
        "mysql | select /*+ NO_ICP(t) */ 1 | select 1",
        "postgres | select /*+ SeqScan(t) */ 1 | select /*+ IndexScan(t) */ 1",
        "postgres | select /* x */ /*+ SeqScan(t) */ 1 | select /*+ SeqScan(t) */ 1",
        "mysql | select 'a\\' -- b'⏎, 1 | select 'a\\' -- c'⏎, 1",
        "mysql | select 'a\\', '  ', 1 | select 'a\\', ' ', 1",
        "mysql | select \"a\\\", '  ', 1 | select \"a\\\", ' ', 1",
        "postgres | select 'a\\', '  ', 1 | select 'a\\', ' ', 1",
        "postgres | select 'a\\' -- b'⏎, 1 | select 'a\\' -- c'⏎, 1",
        "postgres | select E'x'⏎'it\\'  s', 'c:\\' | select E'x'⏎'it\\' s', 'c:\\'",
        "postgres | select - -1 | select --1",
        "postgres | select 2 - -1 | select 2 - - 1",
        "postgres | select E 'x' | select E'x'",
        "postgres | select B '1' | select B'1'",
        "postgres | select a > = b | select a >= b",
        "postgres | select a: :int | select a::int",
        "postgres | select a . b | select a.b",
        "postgres | select 1 e5 | select 1e5",
        "postgres | select 'a'⏎'b' | select 'a' 'b'",
        "postgres | select 'a' -- x⏎'b' | select 'a' /* x⏎*/ 'b'",
        "mysql | select 'a' 'b' | select 'a''b'",
        "mysql | select N 'x' | select N'x'",
        "mysql | select x '41' | select x'41'",
        "mysql | select _utf8 'x' | select _utf8'x'",
        "mysql | select count (a) | select count(a)",
        "mysql | select 5 --1 | select 5 -- 1",
        "mysql | create function f() language javascript as $$ #a $$ | create function f() language javascript as $$ #b $$",
        "sqlite | select x '41' | select x'41'",
        "sqlite | select a < = b | select a <= b"
      })
  void what_a_server_may_read_differently_says_something_else(
      String dialect, String one, String other) {
    assertThat(wording(dialect, one)).isNotEqualTo(wording(dialect, other));
  }

  /// `⏎` stands for a line feed.
  private static List<String> wording(String dialect, String statement) {
    return Targets.dialect(dialect).orElseThrow().wording(statement.replace('⏎', '\n'));
  }
}

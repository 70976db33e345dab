package dev.migratehub.engine.dialect.mysql;

import static org.assertj.core.api.Assertions.assertThat;

import dev.migratehub.engine.sql.Pieces;
import java.util.List;
import org.junit.jupiter.api.Test;

class ClientCommandsTest {

  private static List<String> split(String script) {
    return Pieces.of(new Splitter(), script);
  }

  @Test
  void a_delimiter_is_whatever_its_line_says() {
    assertThat(split("DELIMITER //\nSELECT 1; SELECT 2 //\nselect 3//SELECT 4\n"))
        .containsExactly("client: DELIMITER //", "SELECT 1; SELECT 2", "select 3", "SELECT 4");
    assertThat(split("delimiter $$\nSELECT 1$$\nDelimiter ;\nSELECT 2;"))
        .containsExactly("client: delimiter $$", "SELECT 1", "client: Delimiter ;", "SELECT 2");
    assertThat(
            split(
                "DELIMITER '|'\nSELECT 1|DELIMITER \"end ;\"\nSELECT 2end ;DELIMITER `;`\nSELECT 3;"))
        .containsExactly(
            "client: DELIMITER '|'",
            "SELECT 1",
            "client: DELIMITER \"end ;\"",
            "SELECT 2",
            "client: DELIMITER `;`",
            "SELECT 3");
    assertThat(split("DELIMITER\t d//  \r\nSELECT 1 AS end// 2 d//"))
        .containsExactly("client: DELIMITER\t d//", "SELECT 1 AS en", "2");
    assertThat(split("DELIMITER §\r\nSELECT '§' §\r\nSELECT 2")).contains("SELECT '§'", "SELECT 2");
  }

  @Test
  void a_delimiter_may_stand_on_the_line_of_a_statement() {
    assertThat(split("SELECT 1; DELIMITER //\nSELECT 2// DELIMITER ;\nSELECT 3;"))
        .containsExactly(
            "SELECT 1", "client: DELIMITER //", "SELECT 2", "client: DELIMITER ;", "SELECT 3");
  }

  @Test
  void the_short_form_is_a_delimiter_too() {
    assertThat(split("\\d //\nSELECT 1;// \\d;\nSELECT 2;SELECT 3"))
        .containsExactly("client: \\d //", "SELECT 1;", "client: \\d;", "SELECT 2", "SELECT 3");
  }

  @Test
  void a_delimiter_line_may_end_with_a_comment_or_the_old_delimiter() {
    assertThat(split("DELIMITER // -- begin\nSELECT 1; //\nDELIMITER ; //\nSELECT 2;"))
        .containsExactly(
            "client: DELIMITER // -- begin", "SELECT 1;", "client: DELIMITER ; //", "SELECT 2");
  }

  @Test
  void a_delimiter_without_a_line_end_ends_the_script() {
    assertThat(split("DELIMITER //\nSELECT 1//\nDELIMITER ;"))
        .containsExactly("client: DELIMITER //", "SELECT 1", "client: DELIMITER ;");
  }

  @Test
  void the_word_is_no_command_elsewhere() {
    assertThat(split("-- DELIMITER //\n/*\nDELIMITER //\n*/ SELECT '\nDELIMITER //\n'; SELECT 2;"))
        .containsExactly("SELECT '\nDELIMITER //\n'", "SELECT 2");
    assertThat(split("SELECT a,\ndelimiter FROM t; SELECT 2;"))
        .containsExactly("SELECT a,\ndelimiter FROM t", "SELECT 2");
  }

  @Test
  void a_delimiter_counts_neither_in_texts_nor_in_comments() {
    assertThat(split("DELIMITER //\nSELECT '//', `//`, \"//\" /* // */ -- //\n, 1 //"))
        .contains("SELECT '//', `//`, \"//\" /* // */ -- //\n, 1");
    assertThat(split("DELIMITER $$\nSELECT 1 $ 2 $$ SELECT 3 $$"))
        .contains("SELECT 1 $ 2", "SELECT 3");
  }

  @Test
  void g_ends_a_statement_under_any_delimiter() {
    assertThat(split("SELECT 1\\G\nSELECT 2 \\g SELECT 3\\G;"))
        .containsExactly("SELECT 1", "SELECT 2", "SELECT 3");
    assertThat(split("DELIMITER //\nSELECT 1;\\GSELECT 2//")).contains("SELECT 1;", "SELECT 2");
    assertThat(split("GO\nSELECT 1;\ngo\n"))
        .containsExactly("client: GO", "SELECT 1", "client: go");
  }

  @Test
  void the_first_line_of_a_sandboxed_dump_means_nothing_to_the_server() {
    assertThat(split("/*M!999999\\- enable the sandbox mode */ \n-- x\n/*!40101 SET @a=1 */;\n"))
        .containsExactly(
            "client: /*M!999999\\- enable the sandbox mode */", "/*!40101 SET @a=1 */");
    assertThat(split("/*!999999\\- enable the sandbox mode */\nSELECT 1;"))
        .containsExactly("client: /*!999999\\- enable the sandbox mode */", "SELECT 1");
  }

  @Test
  void use_needs_no_terminator_on_a_line_of_its_own() {
    assertThat(split("USE shop\nSELECT 1;\nuse `a b`  -- x\nSELECT 2; USE other;SELECT 3;"))
        .containsExactly("USE shop", "SELECT 1", "use `a b`", "SELECT 2", "USE other", "SELECT 3");
    assertThat(split("USE\n shop;SELECT 1;")).containsExactly("USE\n shop", "SELECT 1");
    assertThat(split("use shop")).containsExactly("use shop");
  }

  @Test
  void a_label_or_column_named_like_a_command_is_none() {
    assertThat(split("SELECT\nstatus FROM t; status: LOOP LEAVE status; END LOOP; SELECT 2;"))
        .containsExactly(
            "SELECT\nstatus FROM t", "status: LOOP LEAVE status; END LOOP", "SELECT 2");
  }
}

package dev.migratehub.engine;

import dev.migratehub.testkit.MySqlServer;
import java.nio.file.Path;
import org.junit.jupiter.api.Tag;

@Tag("slow")
final class MySqlRunTest
    implements RunContract,
        HistoryContract,
        JournalContract,
        ResumeContract,
        PlainTablesContract,
        ProgramsContract,
        CountsContract,
        NextTransactionContract,
        SessionContract {

  @Override
  public String freshUrl(Path folder) {
    return MySqlServer.shared().newDatabase().url();
  }
}

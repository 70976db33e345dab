package dev.migratehub.hub.run;

import com.github.kagkarlsson.scheduler.SchedulerClient;
import com.github.kagkarlsson.scheduler.task.TaskDescriptor;
import java.time.Clock;
import java.util.UUID;
import javax.sql.DataSource;
import org.springframework.jdbc.datasource.TransactionAwareDataSourceProxy;
import org.springframework.stereotype.Component;

/// Where runs wait for a node: db-scheduler's table, written within the transaction that queues the
/// run.
@Component
final class Queue {

  static final String TABLE = "hub.scheduled_tasks";
  static final TaskDescriptor<Void> TASK = TaskDescriptor.of("run");

  private final SchedulerClient client;
  private final Clock clock;

  Queue(DataSource source, Clock clock) {
    this.client =
        SchedulerClient.Builder.create(new TransactionAwareDataSourceProxy(source))
            .tableName(TABLE)
            .build();
    this.clock = clock;
  }

  /// Puts a run there, once for each of its versions: a task that is just ending must not swallow
  /// the next one.
  void add(Run run) {
    client.scheduleIfNotExists(
        TASK.instance(run.id() + ":" + run.version()).build(), clock.instant());
  }

  /// The run a task is about.
  static UUID run(String task) {
    return UUID.fromString(task.substring(0, task.indexOf(':')));
  }
}

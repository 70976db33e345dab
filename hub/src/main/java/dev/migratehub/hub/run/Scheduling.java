package dev.migratehub.hub.run;

import com.github.kagkarlsson.scheduler.Scheduler;
import com.github.kagkarlsson.scheduler.SchedulerName;
import com.github.kagkarlsson.scheduler.logging.LogLevel;
import com.github.kagkarlsson.scheduler.task.FailureHandler;
import com.github.kagkarlsson.scheduler.task.helper.OneTimeTask;
import com.github.kagkarlsson.scheduler.task.helper.RecurringTask;
import com.github.kagkarlsson.scheduler.task.helper.Tasks;
import com.github.kagkarlsson.scheduler.task.schedule.FixedDelay;
import java.time.Duration;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import javax.sql.DataSource;
import org.springframework.context.SmartLifecycle;
import org.springframework.stereotype.Component;

/// Runs happen on a scheduler whose tasks lie in the hub's database: any node takes one that is
/// due, and what a dead node had is taken over.
@Component
final class Scheduling implements SmartLifecycle {

  private static final int MISSED = 4;
  private static final Duration AGAIN = Duration.ofSeconds(2);
  private static final Duration SWEEP = Duration.ofSeconds(15);
  private static final Duration FAREWELL = Duration.ofSeconds(20);

  private final Claims claims;
  private final ItemRun.Parts parts;
  private final Queue queue;
  private final RunSettings settings;
  private final Scheduler scheduler;
  private final ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor();
  private volatile boolean running;

  Scheduling(
      DataSource source, Claims claims, ItemRun.Parts parts, Queue queue, RunSettings settings) {
    this.claims = claims;
    this.parts = parts;
    this.queue = queue;
    this.settings = settings;
    this.scheduler =
        Scheduler.create(source, runTask())
            .startTasks(sweepTask())
            .tableName(Queue.TABLE)
            .schedulerName(new SchedulerName.Fixed(parts.node().name()))
            .threads(Math.max(1, settings.nodeThreads()))
            .executorService(threads)
            .pollingInterval(Duration.ofMillis(300))
            .heartbeatInterval(settings.heartbeat())
            .missedHeartbeatsLimit(MISSED)
            .failureLogging(LogLevel.WARN, true)
            .shutdownMaxWait(FAREWELL)
            .build();
  }

  private OneTimeTask<Void> runTask() {
    return Tasks.oneTime(Queue.TASK.getTaskName(), Void.class)
        .onFailure(new FailureHandler.OnFailureRetryLater<>(AGAIN))
        .onDeadExecutionRevive()
        .execute((task, _) -> new Execution(claims, parts).run(Queue.run(task.getId())));
  }

  /// Runs that are under way and have no task, however that came, get one.
  private RecurringTask<Void> sweepTask() {
    return Tasks.recurring("sweep", FixedDelay.of(SWEEP))
        .execute((_, _) -> claims.orphans().forEach(queue::add));
  }

  @Override
  public void start() {
    if (settings.nodeThreads() > 0) {
      scheduler.start();
    }
    running = true;
  }

  @Override
  public void stop() {
    running = false;
    if (settings.nodeThreads() > 0) {
      scheduler.stop();
    }
    threads.shutdownNow();
  }

  @Override
  public boolean isRunning() {
    return running;
  }
}

package dev.lamplighter.operations;

import dev.lamplighter.cluster.ClusterState;
import dev.lamplighter.presence.control.Presence;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.util.List;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.logging.Logger;
import org.eclipse.microprofile.health.HealthCheck;
import org.eclipse.microprofile.health.HealthCheckResponse;
import org.eclipse.microprofile.health.HealthCheckResponseBuilder;
import org.eclipse.microprofile.health.Readiness;

/**
 * Ready once the other nodes' users are known. Anybody may ask, so it counts; names and addresses
 * are in the log.
 */
@Readiness
@ApplicationScoped
public class ClusterReadiness implements HealthCheck {
  private static final Logger LOG = Logger.getLogger(ClusterReadiness.class.getName());

  @Inject private ClusterState cluster;
  @Inject private Presence presence;

  /** A node that was ready stays so, whoever joins later. */
  private volatile boolean complete;

  private final Set<String> logged = ConcurrentHashMap.newKeySet();

  @Override
  public HealthCheckResponse call() {
    HealthCheckResponseBuilder answer =
        HealthCheckResponse.named("cluster")
            .status(isComplete())
            .withData("enabled", cluster.isClustered())
            .withData("members", cluster.members().size());
    if (cluster.isClustered()) {
      answer.withData("dropped", cluster.dropped()).withData("gaps", cluster.gaps());
    }
    int missing = presence.missingNodes().size();
    if (missing > 0) {
      answer.withData("nodes_with_unknown_users", missing);
    }
    List<String> complaints = cluster.complaints();
    log(complaints);
    if (!complaints.isEmpty()) {
      answer.withData("attention", "see event=cluster_attention in the log");
    }
    return answer.build();
  }

  /** Each once, for as long as it lasts. */
  private void log(List<String> complaints) {
    for (String complaint : complaints) {
      if (logged.add(complaint)) {
        LOG.warning(() -> "event=cluster_attention detail=\"" + complaint + '"');
      }
    }
    logged.retainAll(complaints);
  }

  private boolean isComplete() {
    complete = complete || cluster.isReady() && presence.missingNodes().isEmpty();
    return complete;
  }
}

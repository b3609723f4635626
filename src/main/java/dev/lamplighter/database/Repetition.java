package dev.lamplighter.database;

import jakarta.annotation.Priority;
import jakarta.annotation.Resource;
import jakarta.interceptor.AroundInvoke;
import jakarta.interceptor.Interceptor;
import jakarta.interceptor.InvocationContext;
import jakarta.transaction.TransactionSynchronizationRegistry;

/** Around the transaction, so that each attempt has one of its own. */
@Repeated
@Interceptor
@Priority(Interceptor.Priority.PLATFORM_BEFORE)
public class Repetition {
  private static final int TRIES = 4;

  @Resource(lookup = "java:comp/TransactionSynchronizationRegistry")
  private TransactionSynchronizationRegistry transactions;

  @AroundInvoke
  Object repeat(InvocationContext call) throws Exception {
    int left = transactions.getTransactionKey() == null ? TRIES : 1;
    while (true) {
      try {
        return call.proceed();
      } catch (RuntimeException e) {
        if (--left == 0 || !DatabaseFault.isConflict(e)) {
          throw e;
        }
      }
    }
  }
}

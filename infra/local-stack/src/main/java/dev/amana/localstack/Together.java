package dev.amana.localstack;

import java.util.List;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorCompletionService;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;

/** Work done side by side, given up as a whole when one of it fails. */
final class Together {

    private Together() {}

    static void run(List<Runnable> work) {
        ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor();
        ExecutorCompletionService<Void> completions = new ExecutorCompletionService<>(threads);
        try {
            for (Runnable each : work) {
                completions.submit(each, null);
            }
            for (int done = 0; done < work.size(); done++) {
                completions.take().get();
            }
        } catch (ExecutionException e) {
            throw e.getCause() instanceof StackException known ? known : new IllegalStateException(e.getCause());
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new StackException("interrupted", e);
        } finally {
            threads.shutdownNow();
        }
    }
}

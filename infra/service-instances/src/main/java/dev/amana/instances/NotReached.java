package dev.amana.instances;

import java.net.ConnectException;
import java.net.NoRouteToHostException;
import java.net.UnknownHostException;
import java.net.http.HttpConnectTimeoutException;
import java.nio.channels.UnresolvedAddressException;
import org.jspecify.annotations.Nullable;

/** Failures before a connection stood: nothing was sent, so nothing can have been done. */
final class NotReached {

    private NotReached() {}

    static boolean tells(Throwable failure) {
        for (@Nullable Throwable each = failure; each != null; each = each.getCause()) {
            if (each instanceof ConnectException
                    || each instanceof HttpConnectTimeoutException
                    || each instanceof NoRouteToHostException
                    || each instanceof UnknownHostException
                    || each instanceof UnresolvedAddressException) {
                return true;
            }
        }
        return false;
    }
}

package localcloud.lambda;

import com.amazonaws.services.lambda.runtime.Context;
import com.amazonaws.services.lambda.runtime.RequestStreamHandler;
import java.io.InputStream;
import java.io.OutputStream;

/** A function whose constructor fails. */
public final class UnstartableHandler implements RequestStreamHandler {

    public UnstartableHandler() {
        throw new IllegalStateException("TABLE_NAME is not set");
    }

    @Override
    public void handleRequest(InputStream in, OutputStream out, Context context) {
        throw new IllegalStateException("nobody gets here");
    }
}

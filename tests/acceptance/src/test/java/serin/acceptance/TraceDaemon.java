package serin.acceptance;

import java.io.IOException;
import java.net.DatagramPacket;
import java.net.DatagramSocket;
import java.net.InetAddress;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;

/**
 * Hears what is sent to X-Ray's daemon: <a
 * href="https://docs.aws.amazon.com/xray/latest/devguide/xray-api-sendingdata.html#xray-api-daemon">segment documents, each behind a
 * line of header</a>.
 */
final class TraceDaemon implements AutoCloseable {
    private final DatagramSocket socket = new DatagramSocket(0, InetAddress.getLoopbackAddress());
    private final Queue<String> documents = new ConcurrentLinkedQueue<>();

    TraceDaemon() throws IOException {
        Thread.ofVirtual().start(this::hear);
    }

    /** For {@code AWS_XRAY_DAEMON_ADDRESS}. */
    String address() {
        return "127.0.0.1:" + socket.getLocalPort();
    }

    /** Each document as it came, without its header. */
    List<String> documents() {
        return List.copyOf(documents);
    }

    private void hear() {
        try {
            while (true) {
                var packet = new DatagramPacket(new byte[65_536], 65_536);
                socket.receive(packet);
                var text = new String(packet.getData(), 0, packet.getLength(), StandardCharsets.UTF_8);
                documents.add(text.substring(text.indexOf('\n') + 1));
            }
        } catch (IOException e) {
            // It was closed.
        }
    }

    @Override
    public void close() {
        socket.close();
    }
}

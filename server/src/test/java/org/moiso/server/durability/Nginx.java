package org.moiso.server.durability;

import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.security.KeyStore;
import java.security.cert.CertificateFactory;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;
import javax.net.ssl.SSLContext;
import javax.net.ssl.TrustManagerFactory;

/** nginx with the file of {@code docs/scale}, as a process of its own on a free port and with a certificate of the day. */
final class Nginx implements AutoCloseable {

    private static final Path CONFIGURATION = Path.of("..", "docs", "scale", "nginx.conf");

    /** What Debian's own nginx.conf is around the files of conf.d, in a folder of its own. */
    private static final String AROUND = """
            daemon off;
            worker_processes 1;
            pid %1$s/nginx.pid;
            error_log %1$s/error.log info;
            events { worker_connections 512; }
            http {
              access_log %1$s/access.log;
              client_body_temp_path %1$s/body;
              proxy_temp_path %1$s/proxy;
              fastcgi_temp_path %1$s/fastcgi;
              uwsgi_temp_path %1$s/uwsgi;
              scgi_temp_path %1$s/scgi;
              include %1$s/moiso.conf;
            }
            """;

    private final Process process;
    private final int port;
    private final Path certificate;

    private Nginx(Process process, int port, Path certificate) {
        this.process = process;
        this.port = port;
        this.certificate = certificate;
    }

    /** Whether it is installed; {@code ./test} does that where it may. */
    static boolean there() {
        return Stream.of("/usr/sbin/nginx", "/usr/bin/nginx").map(Path::of).anyMatch(Files::isExecutable)
                && Files.isExecutable(Path.of("/usr/bin/openssl"));
    }

    static Nginx before(Path folder, List<Integer> nodes) throws IOException, InterruptedException {
        Path certificate = folder.resolve("moiso.crt");
        Path key = folder.resolve("moiso.key");
        Files.createDirectories(folder);
        run(
                folder,
                List.of(
                        "openssl",
                        "req",
                        "-x509",
                        "-newkey",
                        "ec",
                        "-pkeyopt",
                        "ec_paramgen_curve:P-256",
                        "-nodes",
                        "-days",
                        "2",
                        "-subj",
                        "/CN=localhost",
                        "-addext",
                        "subjectAltName=DNS:localhost",
                        "-keyout",
                        key.toString(),
                        "-out",
                        certificate.toString()));
        int port = ServerProcess.freePort();
        String moiso = Files.readString(CONFIGURATION)
                .replace("listen 443 ssl", "listen 127.0.0.1:" + port + " ssl")
                .replace("/etc/nginx/moiso.crt", certificate.toString())
                .replace("/etc/nginx/moiso.key", key.toString())
                .replace("127.0.0.1:8081", "127.0.0.1:" + nodes.get(0))
                .replace("127.0.0.1:8082", "127.0.0.1:" + nodes.get(1));
        Files.writeString(folder.resolve("moiso.conf"), moiso);
        Files.writeString(folder.resolve("nginx.conf"), AROUND.formatted(folder));
        String program = Files.isExecutable(Path.of("/usr/sbin/nginx")) ? "/usr/sbin/nginx" : "/usr/bin/nginx";
        Path log = folder.resolve("error.log");
        Path configuration = folder.resolve("nginx.conf");
        run(folder, List.of(program, "-t", "-e", log.toString(), "-c", configuration.toString()));
        Process process = new ProcessBuilder(program, "-e", log.toString(), "-c", configuration.toString())
                .redirectErrorStream(true)
                .redirectOutput(folder.resolve("nginx.log").toFile())
                .start();
        return new Nginx(process, port, certificate);
    }

    int port() {
        return port;
    }

    /** Trusts its certificate and no other. */
    SSLContext trust() throws IOException, GeneralSecurityException {
        KeyStore known = KeyStore.getInstance(KeyStore.getDefaultType());
        known.load(null, null);
        try (InputStream file = Files.newInputStream(certificate)) {
            known.setCertificateEntry(
                    "nginx", CertificateFactory.getInstance("X.509").generateCertificate(file));
        }
        TrustManagerFactory trust = TrustManagerFactory.getInstance(TrustManagerFactory.getDefaultAlgorithm());
        trust.init(known);
        SSLContext context = SSLContext.getInstance("TLS");
        context.init(null, trust.getTrustManagers(), null);
        return context;
    }

    private static void run(Path folder, List<String> words) throws IOException, InterruptedException {
        Path said = folder.resolve("said.log");
        int status = new ProcessBuilder(words)
                .redirectErrorStream(true)
                .redirectOutput(said.toFile())
                .start()
                .waitFor();
        if (status != 0) {
            throw new IllegalStateException(words + ": " + Files.readString(said));
        }
    }

    @Override
    public void close() {
        process.destroy();
        process.onExit().orTimeout(10, TimeUnit.SECONDS).join();
    }
}

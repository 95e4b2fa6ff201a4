# tsa.sh - a timestamp authority of our own, by openssl; source it.
# tsa_make DIR: root and signer below DIR. tsa_answer DIR FILE.tsq FILE.tsr
# tsa_serve DIR N: answer N requests on 127.0.0.1; sets tsa_port.

tsa_make()
{
	mkdir -p "$1" && (
		cd "$1" || exit 1
		cat >tsa.cnf <<-'END'
		[req]
		distinguished_name = dn
		prompt = no
		[dn]
		CN = Test Root
		[root]
		basicConstraints = critical,CA:TRUE
		keyUsage = critical,keyCertSign
		subjectKeyIdentifier = hash
		[signer]
		basicConstraints = CA:FALSE
		keyUsage = critical,digitalSignature
		extendedKeyUsage = critical,timeStamping
		[tsa]
		default_tsa = here
		[here]
		serial = ./serial
		crypto_device = builtin
		signer_cert = ./signer.pem
		certs = ./root.pem
		signer_key = ./signer.key
		signer_digest = sha256
		default_policy = 1.2.3.4.1
		digests = sha256
		accuracy = secs:1
		ordering = yes
		tsa_name = yes
		ess_cert_id_chain = no
		END
		echo 01 >serial
		openssl req -x509 -newkey rsa:2048 -nodes -keyout root.key \
			-out root.pem -days 30 -config tsa.cnf \
			-extensions root -subj '/CN=Test Root' &&
		openssl req -newkey rsa:2048 -nodes -keyout signer.key \
			-out signer.csr -config tsa.cnf \
			-subj '/O=Example/CN=Test TSA' &&
		openssl x509 -req -in signer.csr -CA root.pem -CAkey root.key \
			-set_serial 2 -days 30 -out signer.pem \
			-extfile tsa.cnf -extensions signer
	) >/dev/null 2>&1
}

tsa_answer()
{
	tsa_from=$(cd "$(dirname "$2")" && pwd)/$(basename "$2")
	tsa_to=$(cd "$(dirname "$3")" && pwd)/$(basename "$3")
	(cd "$1" && openssl ts -reply -config tsa.cnf -section here \
		-queryfile "$tsa_from" -out "$tsa_to") >/dev/null 2>&1
}

tsa_serve()
{
	mkfifo "$1/port"
	python3 - "$1" "$2" <<-'END' &
	import http.server, os, subprocess, sys
	os.chdir(sys.argv[1])

	class Authority(http.server.BaseHTTPRequestHandler):
	    def do_POST(self):
	        n = int(self.headers.get("Content-Length", 0))
	        query = self.rfile.read(n)
	        if self.path == "/deny":
	            self.send_error(503)
	            return
	        if self.headers.get("Content-Type") != \
	           "application/timestamp-query":
	            self.send_error(415)
	            return
	        if self.path == "/old" and os.path.exists("last.tsr"):
	            answer = open("last.tsr", "rb").read()
	        elif self.path == "/nonsense":
	            answer = b"nonsense"
	        elif self.path == "/endless":
	            answer = b"x" * 400000
	        else:
	            open("q.tsq", "wb").write(query)
	            subprocess.run(["openssl", "ts", "-reply", "-config",
	                "tsa.cnf", "-section", "here", "-queryfile",
	                "q.tsq", "-out", "last.tsr"],
	                stderr=subprocess.DEVNULL, check=True)
	            answer = open("last.tsr", "rb").read()
	        self.send_response(200)
	        self.send_header("Content-Type",
	            "application/timestamp-reply")
	        self.send_header("Content-Length", str(len(answer)))
	        self.end_headers()
	        self.wfile.write(answer)

	    def log_message(self, *args):
	        pass

	server = http.server.HTTPServer(("127.0.0.1", 0), Authority)
	server.timeout = 60
	with open("port", "w") as out:
	    out.write("%d\n" % server.server_address[1])
	for _ in range(int(sys.argv[2])):
	    server.handle_request()
	END
	read -r tsa_port <"$1/port"
}

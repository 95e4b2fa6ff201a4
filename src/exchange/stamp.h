/*
 * exchange/stamp.h - trusted timestamps (RFC 3161) over a SHA-256.
 *
 * The request is a few bytes that we write ourselves; responses are judged by
 * the program `openssl`, requests sent by `curl`, both run without a shell.
 */
#ifndef GD_EXCHANGE_STAMP_H
#define GD_EXCHANGE_STAMP_H

#include "base/buf.h"
#include "base/digest.h"
#include "base/error.h"
#include "domain/instant.h"

/* Append a TimeStampReq for the hex digest, with a nonce, asking for the certificate. */
void gd_stamp_request(const char digest[GD_DIGEST_HEX], struct gd_buf *out);

struct gd_stamp {
	char digest[GD_DIGEST_HEX];	/* what it dates */
	gd_instant at;
	char by[200];		/* the authority's name, or the token's number */
};

/*
 * Read a TimeStampResp. GD_EINVAL: it is none, or not granted; GD_ENOTFOUND:
 * openssl is missing. The signature is not judged here.
 */
enum gd_status gd_stamp_read(const void *bytes, size_t len,
			     struct gd_stamp *out, struct gd_error *err);
/* Is it signed for this digest by an authority that `ca` (PEM file) vouches for? */
enum gd_status gd_stamp_check(const void *bytes, size_t len,
			      const char digest[GD_DIGEST_HEX], const char *ca,
			      struct gd_error *err);
/* Send a request to an http(s) address; the response is appended. */
enum gd_status gd_stamp_fetch(const char *url, const struct gd_buf *request,
			      struct gd_buf *response, struct gd_error *err);

#endif

package iam

import (
	"net/http"
	"net/url"
	"strings"
)

// S3Needs are what a request of S3 needs, by the path of its bucket and by the header or the pre-signed parameter.
func S3Needs(r *http.Request) []Need {
	bucket, key, _ := strings.Cut(strings.TrimPrefix(r.URL.Path, "/"), "/")
	query := r.URL.Query()
	if key == "" {
		return []Need{bucketNeed(r.Method, bucket, query)}
	}
	object := "arn:aws:s3:::" + bucket + "/" + key
	need := func(action string) []Need { return []Need{{"s3:" + action, object}} }
	switch {
	case query.Has("tagging"):
		if action := taggingActions[r.Method]; action != "" {
			return need(action)
		}
	case query.Has("acl"), query.Has("retention"), query.Has("legal-hold"), query.Has("torrent"), query.Has("restore"), query.Has("select"), query.Has("versionId"):
		return []Need{unknownNeed} // none of these is used here
	case r.Method == http.MethodGet && query.Has("uploadId"):
		return need("ListMultipartUploadParts")
	case r.Method == http.MethodGet && query.Has("attributes"):
		return append(need("GetObject"), need("GetObjectAttributes")...)
	case r.Method == http.MethodGet, r.Method == http.MethodHead:
		return need("GetObject")
	case r.Method == http.MethodDelete && query.Has("uploadId"):
		return need("AbortMultipartUpload")
	case r.Method == http.MethodDelete:
		return need("DeleteObject")
	case r.Method == http.MethodPut, r.Method == http.MethodPost && (query.Has("uploads") || query.Has("uploadId")):
		return append(need("PutObject"), alsoWritten(r, query, object)...)
	}
	return []Need{unknownNeed}
}

var taggingActions = map[string]string{
	http.MethodGet: "GetObjectTagging", http.MethodPut: "PutObjectTagging", http.MethodDelete: "DeleteObjectTagging",
}

var unknownNeed = Need{"s3:*", everything}

// alsoWritten are the needs of a write beside the object itself.
func alsoWritten(r *http.Request, query url.Values, object string) []Need {
	said := func(name string) string {
		for parameter, values := range query { // of a pre-signed URL, instead of a header
			if strings.EqualFold(parameter, name) {
				return values[0]
			}
		}
		return r.Header.Get(name)
	}
	var out []Need
	if said("X-Amz-Tagging") != "" {
		out = append(out, Need{"s3:PutObjectTagging", object})
	}
	if said("X-Amz-Acl") != "" {
		out = append(out, Need{"s3:PutObjectAcl", object})
	}
	if source := said("X-Amz-Copy-Source"); source != "" {
		path, err := url.PathUnescape(source)
		if err != nil {
			return []Need{unknownNeed}
		}
		out = append(out, Need{"s3:GetObject", "arn:aws:s3:::" + strings.TrimPrefix(path, "/")})
	}
	return out
}

func bucketNeed(method, bucket string, query url.Values) Need {
	read := method == http.MethodGet || method == http.MethodHead
	switch {
	case bucket == "" && read:
		return Need{"s3:ListAllMyBuckets", everything}
	case read && query.Has("uploads"):
		return Need{"s3:ListBucketMultipartUploads", "arn:aws:s3:::" + bucket}
	case read && query.Has("location"):
		return Need{"s3:GetBucketLocation", "arn:aws:s3:::" + bucket}
	case read && (len(query) == 0 || query.Has("list-type") || query.Has("prefix") || query.Has("x-id") || query.Has("X-Amz-Signature")):
		return ListNeed(bucket)
	}
	return unknownNeed // as DeleteObjects, which names its objects in its body
}

// ListNeed is what it takes to be told what a bucket does not have.
func ListNeed(bucket string) Need { return Need{"s3:ListBucket", "arn:aws:s3:::" + bucket} }

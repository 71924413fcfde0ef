package template

import "strings"

// Bucket is an S3 bucket.
type Bucket struct {
	LogicalID string
	Name      string
	ARN       string
	CORS      []BucketCORS
	Lifecycle []Lifecycle
	Place     Place
}

// BucketCORS is one rule of what a bucket answers browsers of other origins.
type BucketCORS struct {
	AllowOrigins, AllowMethods, AllowHeaders, ExposeHeaders []string

	MaxAge int // seconds, 0 where none is given
}

// Lifecycle is a rule by which S3 takes away what has become old. Days that are 0 are not given.
type Lifecycle struct {
	Prefix     string
	Tags       map[string]string // all of which an object has
	ExpireDays int
	AbortDays  int // of multipart uploads that nobody finished
}

func (r *reader) bucket(d *document, res resource) error {
	b := Bucket{LogicalID: res.id, Place: res.place}
	var err error
	if b.Name, err = d.bucketName(res); err != nil {
		return err
	}
	if err := r.claim("bucket", b.Name, res.place); err != nil {
		return err
	}
	if b.ARN, err = d.arn(res); err != nil {
		return err
	}
	cors, err := d.resolve(res.properties.get("CorsConfiguration", "CorsRules"))
	if err != nil {
		return err
	}
	for _, item := range cors.items {
		rule, err := d.bucketCORS(item)
		if err != nil {
			return err
		}
		b.CORS = append(b.CORS, rule)
	}
	lifecycle, err := d.resolve(res.properties.get("LifecycleConfiguration", "Rules"))
	if err != nil {
		return err
	}
	for _, item := range lifecycle.items {
		rule, err := d.lifecycle(item)
		if err != nil {
			return err
		}
		if item.get("Status").text == "Enabled" {
			b.Lifecycle = append(b.Lifecycle, rule)
		}
	}
	r.stack.Buckets = append(r.stack.Buckets, b)
	return nil
}

// bucketName is, where a template gives none, made of the logical id: names of buckets have no capital letters.
func (d *document) bucketName(res resource) (string, error) {
	name, err := d.text(res.properties.get("BucketName"))
	if name == "" {
		name = strings.ToLower(res.id)
	}
	return name, err
}

func (d *document) bucketCORS(v value) (BucketCORS, error) {
	var rule BucketCORS
	var err error
	for _, field := range []struct {
		name string
		to   *[]string
	}{
		{"AllowedOrigins", &rule.AllowOrigins}, {"AllowedMethods", &rule.AllowMethods},
		{"AllowedHeaders", &rule.AllowHeaders}, {"ExposedHeaders", &rule.ExposeHeaders},
	} {
		if *field.to, err = d.texts(v.get(field.name)); err != nil {
			return rule, err
		}
	}
	rule.MaxAge, err = d.number(v.get("MaxAge"), 0)
	return rule, err
}

// lifecycle refuses what is not done here: to pass over a condition could take away what S3 keeps.
func (d *document) lifecycle(v value) (Lifecycle, error) {
	rule := Lifecycle{Prefix: v.get("Prefix").text, Tags: map[string]string{}}
	abort := v.get("AbortIncompleteMultipartUpload")
	if !v.hasOnly("Id", "Status", "Prefix", "TagFilters", "ExpirationInDays", "AbortIncompleteMultipartUpload") {
		return rule, errorAt(v.place, "this lifecycle rule is not understood by the local stack: it reads Prefix, TagFilters, ExpirationInDays and AbortIncompleteMultipartUpload")
	}
	for _, tag := range v.get("TagFilters").items {
		rule.Tags[tag.get("Key").text] = tag.get("Value").text
	}
	var err error
	if rule.ExpireDays, err = d.number(v.get("ExpirationInDays"), 0); err != nil {
		return rule, err
	}
	rule.AbortDays, err = d.number(abort.get("DaysAfterInitiation"), 0)
	if err == nil && rule.AbortDays > 0 && len(rule.Tags) > 0 {
		err = errorAt(v.place, "a rule with tags cannot abort uploads: they have none yet")
	}
	return rule, err
}

package template

// Secret is a secret of Secrets Manager: either a given text, or one to be generated.
type Secret struct {
	LogicalID string
	Name      string
	ARN       string
	Text      string    // SecretString, "" where it is generated
	Generate  *Generate // nil where the text is given
	Place     Place
}

// Generate is how Secrets Manager makes a secret up.
type Generate struct {
	Length            int
	Exclude           string
	ExcludeLowercase  bool
	ExcludeUppercase  bool
	ExcludeNumbers    bool
	ExcludePunct      bool
	IncludeSpace      bool
	RequireEachType   bool
	Template, KeyName string // a JSON object, and the key under which the generated text is put into it
}

const defaultSecretLength = 32

func (r *reader) secret(d *document, res resource) error {
	name, err := d.nameOr(res, "Name")
	if err != nil {
		return err
	}
	if err := r.claim("secret", name, res.place); err != nil {
		return err
	}
	arn, err := d.arn(res)
	if err != nil {
		return err
	}
	s := Secret{LogicalID: res.id, Name: name, ARN: arn, Place: res.place}
	rules := res.properties.get("GenerateSecretString")
	if rules.is(null) {
		s.Text, err = d.text(res.properties.get("SecretString"))
	} else {
		s.Generate, err = d.generate(rules)
	}
	if err != nil {
		return err
	}
	r.stack.Secrets = append(r.stack.Secrets, s)
	return nil
}

func (d *document) generate(v value) (*Generate, error) {
	g := &Generate{}
	var err error
	if g.Length, err = d.number(v.get("PasswordLength"), defaultSecretLength); err != nil {
		return nil, err
	}
	if g.Length < 1 || g.Length > 4096 {
		return nil, errorAt(v.place, "PasswordLength must be from 1 to 4096")
	}
	for _, field := range []struct {
		name     string
		to       *bool
		fallback bool
	}{
		{"ExcludeLowercase", &g.ExcludeLowercase, false}, {"ExcludeUppercase", &g.ExcludeUppercase, false},
		{"ExcludeNumbers", &g.ExcludeNumbers, false}, {"ExcludePunctuation", &g.ExcludePunct, false},
		{"IncludeSpace", &g.IncludeSpace, false}, {"RequireEachIncludedType", &g.RequireEachType, true},
	} {
		if *field.to, err = d.flag(v.get(field.name), field.fallback); err != nil {
			return nil, err
		}
	}
	for _, field := range []struct {
		name string
		to   *string
	}{
		{"ExcludeCharacters", &g.Exclude}, {"SecretStringTemplate", &g.Template}, {"GenerateStringKey", &g.KeyName},
	} {
		if *field.to, err = d.text(v.get(field.name)); err != nil {
			return nil, err
		}
	}
	return g, nil
}

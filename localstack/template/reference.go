package template

import (
	"path"
	"strings"
)

func (d *document) ref(argument value, place Place) (value, error) {
	if !argument.is(scalar) {
		return value{}, errorAt(place, "Ref takes a name")
	}
	name := argument.text
	if strings.HasPrefix(name, "AWS::") {
		return pseudo(name, place)
	}
	if v, ok := d.parameters[name]; ok {
		return v, nil
	}
	res, ok := d.byID[name]
	if !ok {
		return value{}, errorAt(place, "there is no parameter or resource %s", name)
	}
	text, err := d.refOf(res)
	return textValue(text, place), err
}

// pseudo is what AWS's own parameters are here.
func pseudo(name string, place Place) (value, error) {
	known := map[string]string{
		"AWS::Region": Region, "AWS::AccountId": Account, "AWS::Partition": "aws",
		"AWS::URLSuffix": "amazonaws.com", "AWS::StackName": "parley",
		"AWS::StackId": "arn:aws:cloudformation:" + Region + ":" + Account + ":stack/parley/local",
	}
	if name == "AWS::NoValue" {
		return value{place: place}, nil
	}
	if text, ok := known[name]; ok {
		return textValue(text, place), nil
	}
	return value{}, errorAt(place, "%s is not known to the local stack", name)
}

// refOf is what Ref gives for a resource.
func (d *document) refOf(res resource) (string, error) {
	switch res.kind {
	case "AWS::DynamoDB::Table":
		return d.nameOr(res, "TableName")
	case "AWS::Serverless::Function":
		return d.folder(res)
	case "AWS::SecretsManager::Secret":
		return d.arn(res)
	case "AWS::SQS::Queue":
		name, err := d.nameOr(res, "QueueName")
		return queueURL(name), err
	case "AWS::S3::Bucket":
		return d.bucketName(res)
	}
	return res.id, nil
}

func (d *document) nameOr(res resource, property string) (string, error) {
	name, err := d.text(res.properties.get(property))
	if name == "" {
		name = res.id
	}
	return name, err
}

// folder is the last element of a function's CodeUri.
func (d *document) folder(res resource) (string, error) {
	uri, err := d.text(res.properties.get("CodeUri"))
	if err != nil {
		return "", err
	}
	folder := path.Base(strings.TrimSuffix(uri, "/"))
	if uri == "" || folder == "." || folder == "/" || folder == ".." {
		return "", errorAt(res.place, "function %s has no CodeUri that names its folder", res.id)
	}
	return folder, nil
}

func (d *document) getAtt(argument value, place Place) (value, error) {
	parts, err := d.texts(argument)
	if err != nil {
		return value{}, err
	}
	name, attribute, ok := strings.Cut(strings.Join(parts, "."), ".")
	if !ok {
		return value{}, errorAt(place, "Fn::GetAtt takes a resource and an attribute")
	}
	res, known := d.byID[name]
	if !known {
		return value{}, errorAt(place, "there is no resource %s", name)
	}
	if output, ok := strings.CutPrefix(attribute, "Outputs."); ok {
		return d.output(res, output, place)
	}
	text, err := d.attribute(res, attribute, place)
	return textValue(text, place), err
}

// output is what a nested template puts out.
func (d *document) output(res resource, name string, place Place) (value, error) {
	child := d.children[res.id]
	if child == nil {
		return value{}, errorAt(place, "%s is not a nested template that stands above this one", res.id)
	}
	v := child.root.get("Outputs", name, "Value")
	if v.is(null) {
		return value{}, errorAt(place, "%s puts out no %s", res.id, name)
	}
	return child.resolve(v)
}

func (d *document) attribute(res resource, name string, place Place) (string, error) {
	if res.kind == "AWS::SQS::Queue" && (name == "QueueName" || name == "QueueUrl") {
		queue, err := d.nameOr(res, "QueueName")
		if name == "QueueUrl" {
			queue = queueURL(queue)
		}
		return queue, err
	}
	switch name {
	case "Arn", "Id":
		return d.arn(res)
	case "StreamArn":
		arn, err := d.arn(res)
		return arn + "/stream/local", err
	}
	return "", errorAt(place, "the attribute %s of %s (%s) is not known to the local stack", name, res.id, res.kind)
}

func (d *document) arn(res resource) (string, error) {
	name, service := res.id, "local"
	var err error
	switch res.kind {
	case "AWS::SQS::Queue":
		service = "sqs"
		name, err = d.nameOr(res, "QueueName")
	case "AWS::S3::Bucket":
		name, err = d.bucketName(res)
		return "arn:aws:s3:::" + name, err
	case "AWS::DynamoDB::Table":
		service = "dynamodb"
		name, err = d.nameOr(res, "TableName")
		name = "table/" + name
	case "AWS::Serverless::Function":
		service = "lambda"
		name, err = d.folder(res)
		name = "function:" + name
	case "AWS::SecretsManager::Secret":
		service = "secretsmanager"
		name, err = d.nameOr(res, "Name")
		name = "secret:" + name
	}
	return "arn:aws:" + service + ":" + Region + ":" + Account + ":" + name, err
}

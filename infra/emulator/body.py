"""Shows that MiniStack makes no routes of an HTTP API's Body, which CloudFormation on AWS does.

With MiniStack running: AWS_ENDPOINT_URL=http://127.0.0.1:4566 python body.py
"""

import json
import os

import boto3

os.environ |= {"AWS_ACCESS_KEY_ID": "test", "AWS_SECRET_ACCESS_KEY": "test", "AWS_DEFAULT_REGION": "us-east-1"}

INTEGRATION = {"type": "http_proxy", "httpMethod": "GET", "uri": "http://example.com/", "payloadFormatVersion": "1.0"}
BODY = {
    "openapi": "3.0.1",
    "info": {"title": "one route", "version": "1"},
    "paths": {"/hello": {"get": {"responses": {}, "x-amazon-apigateway-integration": INTEGRATION}}},
}
TEMPLATE = {"Resources": {"Api": {"Type": "AWS::ApiGatewayV2::Api", "Properties": {"Body": BODY}}}}

formation = boto3.client("cloudformation")
formation.create_stack(StackName="body", TemplateBody=json.dumps(TEMPLATE))
formation.get_waiter("stack_create_complete").wait(StackName="body", WaiterConfig={"Delay": 1})
api = formation.describe_stack_resource(StackName="body", LogicalResourceId="Api")["StackResourceDetail"]["PhysicalResourceId"]
routes = boto3.client("apigatewayv2").get_routes(ApiId=api)["Items"]
print(f"{len(routes)} routes, 1 expected")
formation.delete_stack(StackName="body")

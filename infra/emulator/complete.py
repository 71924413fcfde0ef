"""Does to a stack on an emulator what its CloudFormation leaves undone, by calls to its API as anybody may make them.

    complete.py STACK ENDPOINT

1. SAM writes the routes of an HTTP API into the API's Body. Where the emulator has not read it, they are made here.
2. The template names the WebSocket API by its address on AWS. The functions that post to it are told the emulator's.

Prints the environment of the journeys, and to standard error what was done.
"""

import json
import re
import shlex
import sys

import boto3


def main(stack, endpoint):
    formation, gateway, functions = (boto3.client(s) for s in ("cloudformation", "apigatewayv2", "lambda"))
    template = formation.get_template(StackName=stack, TemplateStage="Processed")["TemplateBody"]
    if isinstance(template, str):
        template = json.loads(template)
    pages = formation.get_paginator("list_stack_resources").paginate(StackName=stack)
    ids = {r["LogicalResourceId"]: r["PhysicalResourceId"] for page in pages for r in page["StackResourceSummaries"]}

    def arn(name):
        return functions.get_function(FunctionName=ids[name])["Configuration"]["FunctionArn"]

    there = gateway.get_routes(ApiId=ids["HttpApi"])["Items"]
    missing = [] if there else list(operations(template["Resources"]["HttpApi"]["Properties"]["Body"]))
    for method, path, operation in missing:
        integration = operation["x-amazon-apigateway-integration"]
        function = re.search(r"\${(\w+)\.Arn}", integration["uri"]["Fn::Sub"]).group(1)
        made = gateway.create_integration(ApiId=ids["HttpApi"], IntegrationType="AWS_PROXY", IntegrationUri=arn(function),
                                          PayloadFormatVersion=integration["payloadFormatVersion"])
        gateway.create_route(ApiId=ids["HttpApi"], RouteKey=key(method, path), Target="integrations/" + made["IntegrationId"])

    apis = endpoint + "/_aws/execute-api/"
    connections = apis + ids["WsApi"] + "/ws"
    # One whose condition does not hold stands in the template, and not in the stack.
    lambdas = [ids[name] for name, r in template["Resources"].items() if r["Type"] == "AWS::Lambda::Function" and name in ids]
    pointed = sum(point(functions, function, connections) for function in lambdas)
    print(f"{len(missing)} routes made, {pointed} functions told where the connections are", file=sys.stderr)

    stack_outputs = formation.describe_stacks(StackName=stack)["Stacks"][0]["Outputs"]
    outputs = {o["OutputKey"]: o["OutputValue"] for o in stack_outputs}
    operator = boto3.client("secretsmanager").get_secret_value(SecretId=outputs["OperatorSecret"])["SecretString"]
    for name, value in {
        "PARLEY_URL": apis + ids["HttpApi"],
        "PARLEY_WS_URL": connections.replace("http:", "ws:", 1),
        "PARLEY_OPERATOR_KEY": operator,
    }.items():
        print(f"export {name}={shlex.quote(value)}")


def operations(body):
    for path, methods in body["paths"].items():
        for method, operation in methods.items():
            yield method, path, operation


def key(method, path):
    if path.strip("/") == "$default":
        return "$default"
    return ("ANY" if method.startswith("x-") else method.upper()) + " " + path


def point(functions, function, connections):
    variables = functions.get_function_configuration(FunctionName=function).get("Environment", {}).get("Variables", {})
    if "PARLEY_SOCKETS_URL" not in variables:
        return False
    variables["AWS_ENDPOINT_URL_APIGATEWAYMANAGEMENTAPI"] = connections
    functions.update_function_configuration(FunctionName=function, Environment={"Variables": variables})
    return True


main(*sys.argv[1:])

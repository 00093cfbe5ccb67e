using Boxyard.Agent;
using Microsoft.Extensions.Hosting;

var commandLine = CommandLine.Parse(args);
var builder = Host.CreateApplicationBuilder([]);

builder.AddAgentSettings(commandLine);
builder.AddAgent();

using var host = builder.Build();
return await AgentStart.RunAsync(host.Services);

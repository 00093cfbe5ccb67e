using Boxyard.Agent;
using Boxyard.Agent.Builds;
using Microsoft.Extensions.Hosting;

if (args is [BuildWorker.Word, var folder])
{
    return await BuildWorker.RunAsync(folder);
}

var commandLine = CommandLine.Parse(args);
var builder = Host.CreateApplicationBuilder([]);

builder.AddAgentSettings(commandLine);
builder.AddAgent();

using var host = builder.Build();
return await AgentStart.RunAsync(host.Services);

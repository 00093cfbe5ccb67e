using Boxyard.Backups;
using Boxyard.Boot;
using Boxyard.Clusters;
using Boxyard.Dependencies;
using Boxyard.Jobs;
using Boxyard.Monitor;
using Boxyard.Notifications;
using Boxyard.Power;
using Boxyard.Queues;
using Boxyard.Results;
using Boxyard.Silo;
using Boxyard.TaskQueues;
using Boxyard.Telemetry;
using Boxyard.Testboxes;

var upkeep = UpkeepArguments.Parse(args);
var commandLine = CommandLine.Parse(upkeep.SiloArguments);
var builder = WebApplication.CreateBuilder([.. commandLine.HostArguments]);

builder.AddSettings(commandLine);
builder.AddHttp();
builder.AddStorage();
builder.AddGrains();
builder.Services.AddJobs();
builder.Services.AddDependencies();
builder.Services.AddQueues();
builder.Services.AddClusters();
builder.Services.AddTestboxes();
builder.Services.AddTaskQueues();
builder.Services.AddMonitor();
builder.Services.AddPower();
builder.Services.AddNotifications();
builder.Services.AddBoot(builder.Configuration);
builder.Services.AddResults(builder.Configuration);
builder.Services.AddBackups();
builder.Services.AddTelemetry(builder.Configuration);
builder.Services.AddApiDocument();

var app = builder.Build();
if (upkeep.Kind != UpkeepKind.None)
{
    return await UpkeepCommand.RunAsync(upkeep, app.Services);
}

app.UseTaskQueuePort();
app.UseHttp();
app.MapHome();
app.MapHealth();
app.MapTelemetry();
app.MapOpenApi();

app.MapJobs();
app.MapDependencies();
app.MapQueues();
app.MapWaits();
app.MapClusters();
app.MapTestboxes();
app.MapBoxGroup().MapBootFiles();
app.MapResults();
app.MapPower();
app.MapNotifications();
app.MapMonitor();
app.MapTaskQueues();

return await SiloRun.RunAsync(app);

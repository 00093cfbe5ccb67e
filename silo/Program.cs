using Boxyard.Boot;
using Boxyard.Clusters;
using Boxyard.Jobs;
using Boxyard.Queues;
using Boxyard.Results;
using Boxyard.Silo;
using Boxyard.TaskQueues;
using Boxyard.Testboxes;

var commandLine = CommandLine.Parse(args);
var builder = WebApplication.CreateBuilder([.. commandLine.HostArguments]);

builder.AddSettings(commandLine);
builder.AddHttp();
builder.AddStorage();
builder.AddGrains();
builder.Services.AddJobs();
builder.Services.AddQueues();
builder.Services.AddClusters();
builder.Services.AddTestboxes();
builder.Services.AddTaskQueues();
builder.Services.AddBoot(builder.Configuration);
builder.Services.AddResults(builder.Configuration);
builder.Services.AddApiDocument();

var app = builder.Build();

app.UseTaskQueuePort();
app.UseHttp();
app.MapHome();
app.MapHealth();
app.MapOpenApi();

app.MapLkpSubmit();
app.MapSubmit();
app.MapJobs();
app.MapCancel();
app.MapLkpCancel();
app.MapDeadlines();
app.MapLkpDeadlines();
app.MapQueues();
app.MapTestboxes();
app.MapRegistrations();
app.MapBoot();
app.MapBoxGroup().MapBootFiles();
app.MapReports();
app.MapClusters();
app.MapTaskQueues();
app.MapHeartbeats();
app.MapResults();

return await SiloRun.RunAsync(app);

using Boxyard.Boot;
using Boxyard.Jobs;
using Boxyard.Queues;
using Boxyard.Silo;
using Boxyard.Testboxes;

var commandLine = CommandLine.Parse(args);
var builder = WebApplication.CreateBuilder([.. commandLine.HostArguments]);

builder.AddSettings(commandLine);
builder.AddHttp();
builder.AddGrains();
builder.AddStorage();
builder.Services.AddJobs();
builder.Services.AddQueues();
builder.Services.AddTestboxes();
builder.Services.AddBoot(builder.Configuration);
builder.Services.AddOpenApi();

var app = builder.Build();

app.UseHttp();
app.MapHome();
app.MapHealth();
app.MapOpenApi();

app.MapLkpSubmit();
app.MapSubmit();
app.MapJobs();
app.MapQueues();
app.MapTestboxes();
app.MapRegistrations();
app.MapBoot();
app.MapBootFiles();
app.MapReports();

return await SiloRun.RunAsync(app);

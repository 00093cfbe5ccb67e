using Boxyard.Silo;
using Boxyard.Testboxes;

var commandLine = CommandLine.Parse(args);
var builder = WebApplication.CreateBuilder([.. commandLine.HostArguments]);

builder.AddSettings(commandLine);
builder.AddHttp();
builder.Services.AddSingleton<BootErrorAnswers>();

var app = builder.Build();

app.UseHttp();
app.MapHome();
app.MapHealth();

return await SiloRun.RunAsync(app);

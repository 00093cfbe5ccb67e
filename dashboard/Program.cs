using Boxyard.Dashboard;
using Boxyard.Dashboard.Accounts;
using Boxyard.Dashboard.Apps;
using Boxyard.Dashboard.Jobs;
using Boxyard.Dashboard.Layout;
using Boxyard.Dashboard.Live;
using Boxyard.Dashboard.Queues;
using Boxyard.Dashboard.Testboxes;

// Settings and files lie beside the program, wherever it is started from.
var builder = WebApplication.CreateBuilder(
    new WebApplicationOptions { Args = FreeAccess.ReadSwitch(args), ContentRootPath = AppContext.BaseDirectory });
// Also when it is not published, in any environment: the manifest says where the files lie.
builder.WebHost.UseStaticWebAssets();
builder.Services.AddDashboard(builder.Configuration);
var app = builder.Build();
app.UsePageRules();
app.MapStaticAssets();
app.MapThemes();
app.MapHealth();
app.MapLive();
app.MapSignOut();
app.MapAccountActions();
app.MapJobActions();
app.MapJobFiles();
app.MapQueueActions();
app.MapBoxActions();
app.MapAppActions();
app.MapRazorComponents<App>().RequireRateLimiting(PageRules.FewAtATime);
await app.RunAsync();

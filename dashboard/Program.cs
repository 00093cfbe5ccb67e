using Boxyard.Dashboard;
using Boxyard.Dashboard.Layout;

var builder = WebApplication.CreateBuilder(args);
builder.Services.AddDashboard(builder.Configuration);
var app = builder.Build();
app.UsePageRules();
app.MapStaticAssets();
app.MapThemes();
app.MapHealth();
app.MapRazorComponents<App>();
await app.RunAsync();

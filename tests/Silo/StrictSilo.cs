using System.Net;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Hosting;
using Microsoft.AspNetCore.TestHost;
using Microsoft.Extensions.DependencyInjection;

namespace Boxyard.Tests.Silo;

/// <summary>
/// A silo whose boxes are on another network, and that takes two requests a second of one address. Its clients seem to
/// come from another machine, unless they say <see cref="LocalHeader"/>.
/// </summary>
public sealed class StrictSilo : SiloFixture, IStartupFilter
{
    public const int MaxRequestsPerSecond = 2;
    public const string LocalHeader = "X-Test-Local";

    public Action<IApplicationBuilder> Configure(Action<IApplicationBuilder> next) => app =>
    {
        app.Use((context, following) =>
        {
            if (!context.Request.Headers.ContainsKey(LocalHeader))
            {
                context.Connection.RemoteIpAddress = IPAddress.Parse("10.9.8.7");
            }

            return following(context);
        });
        next(app);
    };

    protected override void ConfigureWebHost(IWebHostBuilder builder)
    {
        base.ConfigureWebHost(builder);
        builder.UseSetting("LabNetwork:Addresses:0", "172.30.0.0/16");
        builder.UseSetting("LabNetwork:Addresses:1", "fd77::1");
        builder.UseSetting("Http:MaxRequestsPerSecond", "2");
        builder.ConfigureTestServices(services => services.AddSingleton<IStartupFilter>(this));
    }
}

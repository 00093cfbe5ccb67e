using System.Net;
using Boxyard.Dashboard;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.DataProtection;
using Microsoft.AspNetCore.Hosting;
using Microsoft.AspNetCore.Mvc.Testing;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging;

namespace Boxyard.Tests.Dashboard;

/// <summary>The whole dashboard in this process, on a free port, for one silo.</summary>
public sealed class DashboardHost : WebApplicationFactory<DashboardOptions>, IStartupFilter
{
    private readonly string _silo;
    private readonly string _keys = Directory.CreateTempSubdirectory("boxyard-dashboard-").FullName;

    private readonly IPAddress? _from;
    private readonly (string Name, string Value)[] _settings;
    private readonly string? _feedToken;
    private readonly ILoggerProvider? _log;

    /// <summary>
    /// `silo` is `host:port`; its visitors seem to come `from` there; by the token the dashboard follows its events.
    /// </summary>
    public DashboardHost(
        string silo,
        IPAddress? from = null,
        string? feedToken = null,
        ILoggerProvider? log = null,
        params (string Name, string Value)[] settings)
    {
        (_silo, _from, _feedToken, _log, _settings) = (silo, from, feedToken, log, settings);
        // Not by the port alone: that changes the addresses of a server that may have started meanwhile.
        UseKestrel(kestrel => kestrel.Listen(IPAddress.Loopback, 0));
        StartServer();
    }

    public Action<IApplicationBuilder> Configure(Action<IApplicationBuilder> next) => app =>
    {
        app.Use((context, following) =>
        {
            context.Connection.RemoteIpAddress = _from ?? context.Connection.RemoteIpAddress;
            return following(context);
        });
        next(app);
    };

    /// <summary>Somebody with no cookies yet.</summary>
    internal Browser NewBrowser() => new(ClientOptions.BaseAddress);

    /// <summary>Somebody who has signed in.</summary>
    internal async Task<Browser> SignInAsync(string token)
    {
        var browser = NewBrowser();
        using var page = await browser.OpenAsync("/sign-in");
        var (status, location) = await browser.SendAsync(page, "main form", ("Token", token));
        Assert.Equal((302, "/"), (status, location));
        return browser;
    }

    protected override void ConfigureWebHost(IWebHostBuilder builder)
    {
        builder.UseEnvironment("Production");
        builder.UseSetting("Dashboard:Silo", $"http://{_silo}");
        builder.UseSetting("Dashboard:Token", _feedToken ?? "");
        builder.UseSetting("Logging:LogLevel:Default", _log is null ? "Error" : "Information");
        if (_log is not null)
        {
            builder.ConfigureLogging(logging => logging.AddProvider(_log));
        }

        foreach (var (name, value) in _settings)
        {
            builder.UseSetting(name, value);
        }

        builder.ConfigureServices(services =>
        {
            services.AddSingleton<IStartupFilter>(this);
            services.AddDataProtection().PersistKeysToFileSystem(new DirectoryInfo(_keys));
        });
    }

    protected override void Dispose(bool disposing)
    {
        base.Dispose(disposing);
        // It is called twice: by Dispose and by DisposeAsync.
        if (disposing && Directory.Exists(_keys))
        {
            Directory.Delete(_keys, recursive: true);
        }
    }
}

using System.Text.Encodings.Web;
using System.Text.Json;
using System.Text.Json.Serialization;
using Boxyard.Accounts;
using Boxyard.Boot;
using Microsoft.AspNetCore.Server.Kestrel.Core;
using Microsoft.AspNetCore.Server.Kestrel.Transport.Sockets;
using Microsoft.AspNetCore.WebUtilities;
using Microsoft.Extensions.Options;

namespace Boxyard.Silo;

/// <summary>What holds for every request: limits, the form of errors, the form of JSON.</summary>
internal static class HttpServices
{
    public static WebApplicationBuilder AddHttp(this WebApplicationBuilder builder)
    {
        var services = builder.Services;
        services.AddSingleton(TimeProvider.System);
        services.AddHostedService<OwnPortCheck>();
        services.AddSingleton<LabNetwork>();
        services.AddSingleton<HostCheck>();
        services.AddSingleton<RequestBody>();
        services.AddSingleton<JsonBody>();
        services.AddProblemDetails();
        services.AddExceptionHandler<ExceptionAnswers>();
        services.Configure<StatusCodePagesOptions>(AnswerLoaders);
        services.AddRateLimiter(_ => { });
        services.AddSingleton<IConfigureOptions<Microsoft.AspNetCore.RateLimiting.RateLimiterOptions>, RequestRate>();
        services.AddOptions<KestrelServerOptions>().Configure<IOptions<HttpOptions>>(SetLimits);
        services.Configure<SocketTransportOptions>(transport => transport.UnsafePreferInlineScheduling = true);
        // A parameter that cannot be read is answered with its name, not with a bare 400.
        services.Configure<RouteHandlerOptions>(handlers => handlers.ThrowOnBadRequest = true);
        services.ConfigureHttpJsonOptions(json => SetJson(json.SerializerOptions));
        return builder;
    }

    public static WebApplication UseHttp(this WebApplication app)
    {
        app.UseExceptionHandler();
        app.UseStatusCodePages();
        var hosts = app.Services.GetRequiredService<HostCheck>();
        if (hosts.IsNeeded)
        {
            app.Use(hosts.RefuseAsync);
        }

        app.Use(CrossSite.RefuseAsync);
        // Few requests are of this kind, and each stage costs all of them.
        app.UseWhen(context => context.Request.Headers.Upgrade.Count > 0, upgrade => upgrade.UseWebSockets());
        if (app.Services.GetRequiredService<IOptions<HttpOptions>>().Value.MaxRequestsPerSecond > 0)
        {
            app.UseWhen(RequestRate.IsLimited, limited => limited.UseRateLimiter());
        }

        app.UseAccounts();

        return app;
    }

    /// <summary>What has no route, or not for this verb, is answered to boot loaders as they can bear it.</summary>
    private static void AnswerLoaders(StatusCodePagesOptions pages)
    {
        var usual = pages.HandleAsync;
        pages.HandleAsync = page =>
        {
            var context = page.HttpContext;
            var status = context.Response.StatusCode;
            return LoaderErrors.IsGrubPath(context.Request.Path)
                ? LoaderErrors.Of(context, status, ReasonPhrases.GetReasonPhrase(status)).ExecuteAsync(context)
                : usual(page);
        };
    }

    private static void SetLimits(KestrelServerOptions kestrel, IOptions<HttpOptions> options)
    {
        kestrel.AddServerHeader = false;
        kestrel.Limits.MaxRequestBodySize = options.Value.MaxJobBytes;
        kestrel.Limits.MaxRequestHeadersTotalSize = options.Value.MaxHeaderBytes;
        kestrel.Limits.RequestHeadersTimeout = options.Value.HeadersTimeout;
    }

    private static void SetJson(JsonSerializerOptions json)
    {
        json.TypeInfoResolverChain.Insert(0, ApiJson.Default);
        // Ids and error texts are read by people too; nothing here is put into HTML.
        json.Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping;
        // A metric may be NaN.
        json.NumberHandling = JsonNumberHandling.AllowNamedFloatingPointLiterals;
        json.PropertyNamingPolicy = JsonNamingPolicy.SnakeCaseLower;
        json.DefaultIgnoreCondition = JsonIgnoreCondition.WhenWritingNull;
        json.Converters.Add(new JsonStringEnumConverter(JsonNamingPolicy.SnakeCaseLower));
    }
}

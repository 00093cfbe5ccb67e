using Boxyard.Storage;
using Microsoft.Extensions.Options;

namespace Boxyard.Accounts;

/// <summary>Registers accounts, and lets requests through to their routes.</summary>
internal static class AccountServices
{
    public static IServiceCollection AddAccounts(this IServiceCollection services) => services
        .AddSingleton(new StartOutput(Console.Out))
        .AddSingleton<TokenCache>()
        .AddSingleton<ICommitListener>(provider => provider.GetRequiredService<TokenCache>())
        .AddSingleton<WrongTokens>()
        .AddSingleton<TokenChecks>()
        .AddSingleton<RequestAccess>()
        .AddSingleton<OpenCalls>()
        .AddSingleton<OldAccounts>()
        .AddSingleton<OwnJobs>()
        .AddSingleton<AccountsOn>()
        .AddHostedService<AccountStart>()
        .AddHostedService<AccountSweep>();

    public static void UseAccounts(this WebApplication app)
    {
        if (app.Services.GetRequiredService<IOptions<AccountsOptions>>().Value.Enabled)
        {
            app.Use(app.Services.GetRequiredService<RequestAccess>().InvokeAsync);
        }
    }

    public static void MapAccounts(this IEndpointRouteBuilder routes)
    {
        routes.MapLogin();
        routes.MapAccountChanges();
        routes.MapTokens();
        routes.MapAudit();
    }

    /// <summary>
    /// While accounts are off, nobody is known who might make some: what is made then would hold when they are on.
    /// </summary>
    public static RouteGroupBuilder MapAccountGroup(this IEndpointRouteBuilder routes) =>
        routes.MapGroup("/api/v1").AddEndpointFilter<AccountsOn>().WithTags("Accounts");
}

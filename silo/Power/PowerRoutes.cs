using System.Globalization;
using Boxyard.Accounts;
using Boxyard.Jobs;
using Boxyard.Silo;
using Boxyard.Testboxes;
using Microsoft.Extensions.Options;
using Microsoft.AspNetCore.Http.HttpResults;

namespace Boxyard.Power;

/// <summary>Switching the power of boxes, and what was done to it.</summary>
internal static class PowerRoutes
{
    private const int MaxShown = 50;

    /// <summary>Enough to change one's mind in an emergency.</summary>
    private const int MaxForced = 5;

    public static IEndpointRouteBuilder MapPower(this IEndpointRouteBuilder routes)
    {
        var group = routes.MapGroup("/api/v1/testboxes/{name}/power").For(RouteAccess.Reading)
            .WithTags("Testboxes");

        group.MapPost("", AskAsync).For(RouteAccess.Operating)
            .WithSummary("Has a box switched on, off, or off and on again")
            .Accepts<PowerRequest>("application/json", JsonBody.AnyType);
        group.MapRead("", ListAsync).WithSummary("What was done to a box's power, newest first; at most 50");
        return routes;
    }

    private static async Task<Results<Accepted<PowerAnswer>, ProblemHttpResult>> AskAsync(
        string name,
        HttpRequest request,
        JsonBody body,
        ITestboxStore boxes,
        IPowerStore actions,
        PowerPrograms programs,
        IOptions<PowerOptions> options,
        TimeProvider clock,
        CancellationToken cancellationToken)
    {
        var sent = await body.ReadAsync<PowerRequest>(request, cancellationToken);
        if (FindAction(sent.Action) is not { } action)
        {
            return Problems.BadRequest($"action: '{sent.Action}' is not on, off or cycle.");
        }

        if (SafeName.FindProblem(name) is not null || await boxes.FindAsync(name, cancellationToken) is null)
        {
            return NoBox(name);
        }

        if (programs.Find(name) is null)
        {
            return Problems.Of(
                StatusCodes.Status409Conflict,
                $"The box '{name}' has no power program. Put one with its name, or its group's, into Power:Directory.");
        }

        var asked = new NewPowerAction { Id = Guid.NewGuid().ToString("N"), Testbox = name, Action = action };
        var limits = sent.Force
            ? new PowerLimits(MaxForced, MaxCyclesPerHour: null)
            : new PowerLimits(MaxOpen: 1, options.Value.MaxCyclesPerHour);
        var outcome = await actions.AskAsync(asked, limits, cancellationToken);
        if (outcome.Kind != PowerAskKind.Kept)
        {
            return Refuse(name, outcome, sent.Force, request.HttpContext, clock);
        }

        return TypedResults.Accepted(
            $"/api/v1/testboxes/{Uri.EscapeDataString(name)}/power",
            new PowerAnswer(asked.Id, name, PowerRunner.Word(action)));
    }

    private static async Task<Results<Ok<PowerActionsAnswer>, ProblemHttpResult>> ListAsync(
        string name, ITestboxStore boxes, IPowerStore actions, CancellationToken cancellationToken) =>
        SafeName.FindProblem(name) is null && await boxes.FindAsync(name, cancellationToken) is not null
            ? TypedResults.Ok(new PowerActionsAnswer(await actions.ListAsync(name, MaxShown, cancellationToken)))
            : NoBox(name);

    private static PowerAction? FindAction(string? word) => word switch
    {
        "on" => PowerAction.On,
        "off" => PowerAction.Off,
        "cycle" => PowerAction.Cycle,
        _ => null,
    };

    private static ProblemHttpResult Refuse(
        string name, PowerAsk outcome, bool isForced, HttpContext context, TimeProvider clock)
    {
        var other = isForced ? "" : " Say \"force\": true to have it done all the same.";
        if (outcome.Open is { } open)
        {
            return Problems.Of(
                StatusCodes.Status409Conflict,
                $"The box '{name}' has an action that is not over: {PowerRunner.Word(open.Action)}, asked for at "
                    + $"{open.AskedAt:O}. GET this path shows how it stands; the next is possible when it has "
                    + $"ended.{other}");
        }

        var nextAt = outcome.NextAt!.Value;
        var wait = Math.Max(1, (long)Math.Ceiling((nextAt - clock.GetUtcNow()).TotalSeconds));
        context.Response.Headers.RetryAfter = wait.ToString(CultureInfo.InvariantCulture);
        return TypedResults.Problem(
            $"The box '{name}' was cycled too often within an hour (Power:MaxCyclesPerHour); the next cycle is "
                + $"possible at {nextAt:O}. on and off are possible now.{other}",
            statusCode: StatusCodes.Status429TooManyRequests,
            extensions: [new("next_at", nextAt)]);
    }

    private static ProblemHttpResult NoBox(string name) =>
        Problems.NotFound($"There is no box '{name}'. GET /api/v1/testboxes lists those that are.");
}

using Boxyard.Accounts;
using Boxyard.Jobs;
using Boxyard.Silo;
using Microsoft.AspNetCore.Http.HttpResults;

namespace Boxyard.Testboxes;

/// <summary>How providers name boxes and their queues (`set_host_mac` and its kin).</summary>
internal static class RegistrationRoutes
{
    public static void MapRegistrations(this IEndpointRouteBuilder routes)
    {
        foreach (var prefix in OldPaths.Prefixes)
        {
            var group = routes.MapReportGroup(prefix).For(RouteAccess.Registering);

            group.MapPut("/set_host_mac", SetMacAsync);
            group.MapPut("/del_host_mac", DeleteMacAsync);
            group.MapPut("/set_host2queues", SetQueuesAsync);
            group.MapPut("/del_host2queues", DeleteQueuesAsync);
        }
    }

    private static async Task<Results<ContentHttpResult, ProblemHttpResult>> SetMacAsync(
        HttpRequest request, ITestboxStore boxes, CancellationToken cancellationToken)
    {
        var call = BoxCall.From(request);
        if (call.Find("hostname") is not { } name || call.Find("mac") is not { } macText)
        {
            return Answers.NoYet;
        }

        if (MacAddress.Normalize(macText) is not { } mac)
        {
            return NoMac(macText);
        }

        if (FindProblem("hostname", name) is { } problem)
        {
            return problem;
        }

        await boxes.SetMacAsync(mac, name, cancellationToken);
        return Answers.Done;
    }

    private static async Task<Results<ContentHttpResult, ProblemHttpResult>> DeleteMacAsync(
        HttpRequest request, ITestboxStore boxes, CancellationToken cancellationToken)
    {
        if (BoxCall.From(request).Find("mac") is not { } macText)
        {
            return Answers.NoYet;
        }

        if (MacAddress.Normalize(macText) is not { } mac)
        {
            return NoMac(macText);
        }

        await boxes.DeleteMacAsync(mac, cancellationToken);
        return Answers.Done;
    }

    private static async Task<Results<ContentHttpResult, ProblemHttpResult>> SetQueuesAsync(
        HttpRequest request, ITestboxStore boxes, CancellationToken cancellationToken)
    {
        var call = BoxCall.From(request);
        if (call.Find("host") is not { } name || call.Find("queues") is not { } list)
        {
            return Answers.NoYet;
        }

        if (FindProblem("host", name) is { } problem)
        {
            return problem;
        }

        var queues = list.Split(',', StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries);
        if (Array.Find(queues, queue => SafeName.FindProblem(queue.Split('/')[0]) is not null) is { } wrong)
        {
            return FindProblem("queues", wrong.Split('/')[0])!;
        }

        await boxes.SetQueuesAsync(name, [.. queues.Distinct(StringComparer.Ordinal)], cancellationToken);
        return Answers.Done;
    }

    private static async Task<Results<ContentHttpResult, ProblemHttpResult>> DeleteQueuesAsync(
        HttpRequest request, ITestboxStore boxes, CancellationToken cancellationToken)
    {
        if (BoxCall.From(request).Find("host") is not { } name)
        {
            return Answers.NoYet;
        }

        await boxes.DeleteQueuesAsync(name, cancellationToken);
        return Answers.Done;
    }

    private static ProblemHttpResult? FindProblem(string parameter, string name) =>
        SafeName.FindProblem(name) is { } problem ? Problems.BadRequest($"{parameter}: '{name}' {problem}") : null;

    private static ProblemHttpResult NoMac(string text) => Problems.BadRequest(
        $"mac: '{text}' is no MAC address. Write it as 52-54-00-12-34-56.");
}

using Boxyard.Accounts;
using Boxyard.Boot;
using Boxyard.Boot.Archive;
using Boxyard.Jobs;
using Boxyard.Silo;
using Microsoft.AspNetCore.Http.HttpResults;

namespace Boxyard.Testboxes;

/// <summary>
/// What boot loaders ask. Never a 204 or 429 (they hang or strand the box), always a Content-Length. A GET takes a job;
/// a HEAD, which UEFI's HTTP boot sends first, takes nothing.
/// </summary>
internal static class BootRoutes
{
    private const string BootPattern = "/boot.{kind}/{parameter}/{value}";

    public static void MapBoot(this IEndpointRouteBuilder routes)
    {
        var group = routes.MapBoxGroup();

        group.MapGet(BootPattern, BootAsync);
        group.MapMethods(BootPattern, [HttpMethods.Head], DescribeBoot);
        group.MapGet("/~lkp/cgi-bin/gpxelinux.cgi", BootNextAsync);
        group.MapRead("/job_initrd_tmpfs/{id}/job.cgz", GetArchiveAsync);
        // What the texts of generation G3 name.
        group.MapRead("/srv/scheduler/pending-jobs/{id}/job.cgz", GetArchiveAsync);
    }

    /// <summary>
    /// Routes for boot loaders: from the networks of the boxes, as often as they like, with errors that make them ask
    /// again.
    /// </summary>
    public static RouteGroupBuilder MapBoxGroup(this IEndpointRouteBuilder routes) => routes.MapGroup("")
        .AddEndpointFilter<LabNetworkFilter>()
        .WithMetadata(BootRoute.Mark)
        .DisableRateLimiting()
        .For(RouteAccess.Boxes)
        .ExcludeFromDescription();

    private static async Task<IResult> BootAsync(
        string kind, string value, HttpContext context, BootRequests requests, CancellationToken cancellationToken) =>
        ParseKind(kind) is { } loader
            ? await requests.AnswerAsync(context, loader, value, cancellationToken)
            : NoKind(kind);

    private static IResult DescribeBoot(string kind, BootTexts texts) =>
        ParseKind(kind) is { } loader ? TypedResults.Text("", texts.ContentType(loader)) : NoKind(kind);

    /// <summary>A box that loads its next kernel without a reboot reads the iPXE text.</summary>
    private static async Task<IResult> BootNextAsync(
        HttpContext context, BootRequests requests, CancellationToken cancellationToken)
    {
        var call = BoxCall.From(context.Request);
        return (call.Find("mac") ?? call.Find("hostname")) is { } asker
            ? await requests.AnswerAsync(context, BootKind.Ipxe, asker, cancellationToken)
            : Problems.BadRequest("Who asks is missing. Send hostname=NAME or mac=MAC.");
    }

    private static async Task<IResult> GetArchiveAsync(
        string id, LiveAttempts attempts, IJobSecretStore secrets, CancellationToken cancellationToken) =>
        await attempts.FindOfferAsync(id, cancellationToken) is { } offer
            ? TypedResults.Bytes(
                JobArchive.Build(offer, await secrets.ListAsync(offer.JobId, cancellationToken)), "application/gzip")
            : Problems.NotFound($"'{id}' is no attempt that runs now: it is over, or never was.");

    private static BootKind? ParseKind(string name) => name.ToLowerInvariant() switch
    {
        "ipxe" => BootKind.Ipxe,
        "grub" => BootKind.Grub,
        "container" => BootKind.Container,
        "libvirt" => BootKind.Libvirt,
        _ => null,
    };

    private static ProblemHttpResult NoKind(string kind) =>
        Problems.NotFound(
            $"'{kind}' is no boot loader of ours. There are boot.ipxe, boot.grub, boot.container and boot.libvirt.");
}

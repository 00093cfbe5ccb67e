using System.Globalization;
using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.Net.Http.Headers;

namespace Boxyard.Boot;

/// <summary>Kernels, initrds and packages at /os and /initrd. Files only; no listing, nothing outside the two folders.</summary>
internal static class BootFilesRoutes
{
    private static readonly string[] Methods = [HttpMethods.Get, HttpMethods.Head];

    public static IEndpointRouteBuilder MapBootFiles(this IEndpointRouteBuilder routes)
    {
        routes.MapMethods("/os/{**path}", Methods, (string? path, BootFolders folders) => Send(folders.Os, path));
        routes.MapMethods("/initrd/{**path}", Methods, (string? path, BootFolders folders) => Send(folders.Initrd, path));
        return routes;
    }

    private static Results<PhysicalFileHttpResult, NotFound> Send(ServedFolder folder, string? path)
    {
        var found = folder.Find(path ?? "");
        if (found.Kind != ServedPathKind.File)
        {
            return TypedResults.NotFound();
        }

        var file = new FileInfo(found.DiskPath);
        var lastModified = new DateTimeOffset(file.LastWriteTimeUtc);
        var version = string.Create(CultureInfo.InvariantCulture, $"\"{lastModified.Ticks:x}-{file.Length:x}\"");
        return TypedResults.PhysicalFile(
            found.DiskPath, "application/octet-stream", null, lastModified, new EntityTagHeaderValue(version), enableRangeProcessing: true);
    }
}

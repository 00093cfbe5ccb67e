using System.Buffers;
using System.Text;
using Boxyard.Boot;
using Boxyard.Silo;
using Microsoft.AspNetCore.Diagnostics;
using Microsoft.Extensions.Options;

namespace Boxyard.Testboxes;

/// <summary>
/// The answer to a boot loader that we cannot serve now, such that it asks again. iPXE waits by itself on a 503 with Retry-After. GRUB knows no
/// Retry-After and runs the body of an error as its configuration, so it is given one that asks again.
/// </summary>
internal sealed class BootErrorAnswers(IOptions<TestboxOptions> options)
{
    /// <summary>What a GRUB string cannot hold between double quotes.</summary>
    private static readonly SearchValues<char> UnsafeInGrub = SearchValues.Create("\"\\$`\r\n");

    /// <summary>GRUB's pause; the embedded loop of a first stage is not reached again, since `configfile` does not return.</summary>
    private const int GrubPauseSeconds = 10;

    public async Task WriteAsync(HttpContext context, string reason)
    {
        var response = context.Response;
        response.StatusCode = StatusCodes.Status503ServiceUnavailable;
        response.Headers.RetryAfter = ((int)options.Value.RetryDelay.TotalSeconds).ToString();
        switch (FindKind(context))
        {
            case BootKind.Ipxe:
                response.ContentLength = 0;
                break;
            case BootKind.Grub:
                await WriteGrubAsync(context, reason);
                break;
            case BootKind.Container:
            case BootKind.Libvirt:
                await Problems.Of(response.StatusCode, $"No answer now: {reason}. Ask again.").ExecuteAsync(context);
                break;
            default:
                throw new InvalidOperationException("A boot route has a kind that is none.");
        }
    }

    /// <summary>From the route, also when the exception handler has taken it off the request.</summary>
    private static BootKind FindKind(HttpContext context)
    {
        var values = context.Features.Get<IExceptionHandlerFeature>()?.RouteValues ?? context.Request.RouteValues;
        return Enum.TryParse<BootKind>(values["kind"] as string, ignoreCase: true, out var kind) ? kind : BootKind.Ipxe;
    }

    private static async Task WriteGrubAsync(HttpContext context, string reason)
    {
        var target = context.Request.PathBase.Add(context.Request.Path).ToUriComponent() + context.Request.QueryString;
        var host = context.Request.Host.ToUriComponent();
        var text = new StringBuilder($"#!grub\n# {reason}\nsleep {GrubPauseSeconds}\n");
        text.Append(target.AsSpan().ContainsAny(UnsafeInGrub) || host.AsSpan().ContainsAny(UnsafeInGrub)
            ? "reboot\n"
            : $"configfile \"(http,{host}){target}\"\n");
        var bytes = Encoding.UTF8.GetBytes(text.ToString());
        context.Response.ContentType = "text/plain; charset=utf-8";
        context.Response.ContentLength = bytes.Length;
        await context.Response.Body.WriteAsync(bytes, context.RequestAborted);
    }
}

using Boxyard.Boot;
using Microsoft.Extensions.Options;

namespace Boxyard.Testboxes;

/// <summary>
/// The answer to a boot loader that we cannot serve now, such that it asks again. iPXE waits by itself on a 503 with
/// Retry-After; what GRUB needs is the business of <see cref="LoaderErrors"/>.
/// </summary>
internal sealed class BootErrorAnswers(IOptions<TestboxOptions> options)
{
    private const string KindPrefix = "/boot.";

    public async Task WriteAsync(HttpContext context, string reason)
    {
        var response = context.Response;
        response.StatusCode = StatusCodes.Status503ServiceUnavailable;
        response.Headers.RetryAfter = ((int)options.Value.RetryDelay.TotalSeconds).ToString();
        switch (FindKind(context.Request.Path))
        {
            case BootKind.Ipxe:
                response.ContentLength = 0;
                break;
            case BootKind.Grub:
            case BootKind.Container:
            case BootKind.Libvirt:
                await LoaderErrors
                    .Of(context, response.StatusCode, $"No answer now: {reason}. Ask again.")
                    .ExecuteAsync(context);
                break;
            default:
                throw new InvalidOperationException("A boot route has a kind that is none.");
        }
    }

    /// <summary>
    /// From the path, since the exception handler takes the route off the request. The routes that name no kind are
    /// iPXE's.
    /// </summary>
    private static BootKind FindKind(PathString path)
    {
        var text = path.Value ?? "";
        var isNamed = text.StartsWith(KindPrefix, StringComparison.OrdinalIgnoreCase);
        var name = isNamed ? text[KindPrefix.Length..].Split('/')[0] : "";
        return Enum.TryParse<BootKind>(name, ignoreCase: true, out var kind) && Enum.IsDefined(kind)
            ? kind
            : BootKind.Ipxe;
    }
}

using System.Globalization;
using System.Net;
using Boxyard.Boot;
using Boxyard.Jobs;
using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.Extensions.Options;

namespace Boxyard.Testboxes;

/// <summary>Turns a boot request into a question of a box, and its answer into the loader's words.</summary>
internal sealed class BootRequests(
    BoxBoot boot,
    BootTexts texts,
    BootHost host,
    BootErrorAnswers errors,
    BootWarnings warnings,
    IOptions<TestboxOptions> options)
{
    public async Task<IResult> AnswerAsync(
        HttpContext context, BootKind kind, string asker, CancellationToken cancellationToken)
    {
        var request = context.Request;
        if (!host.TryChoose(kind, request.Headers.Host, ConnectedTo(context), out var address))
        {
            return Refuse(context, kind, $"'{request.Headers.Host}' in the Host header is no address");
        }

        if (!TryReadWait(kind, request.Query["wait"].ToString(), out var wait))
        {
            return Refuse(context, kind, $"wait: '{request.Query["wait"]}' is no number of seconds from 0 to 600");
        }

        var question = new BoxQuestion
        {
            Kind = kind,
            Asker = asker,
            Address = address.ToString(),
            Ip = context.Connection.RemoteIpAddress?.ToString(),
            Arch = ReadArch(request.Query["arch"].ToString()),
            Wait = wait,
        };
        try
        {
            return await WriteAsync(context, question, address, await boot.AskAsync(question, cancellationToken));
        }
        catch (OperationCanceledException) when (!cancellationToken.IsCancellationRequested)
        {
            await errors.WriteAsync(context, "the scheduler restarts");
            return TypedResults.Empty;
        }
    }

    private async Task<IResult> WriteAsync(
        HttpContext context, BoxQuestion question, BootAddress address, BootAnswer answer)
    {
        switch (answer.Kind)
        {
            case BootAnswerKind.Offer:
                var text = texts.Job(question.Kind, answer.Offer!);
                warnings.Keep(answer.Offer!, text.Warnings);
                return Text(question.Kind, text.Text, StatusCodes.Status200OK);
            case BootAnswerKind.NoJob:
                return Text(question.Kind, texts.NoJob(question.Kind, address), StatusCodes.Status200OK);
            case BootAnswerKind.DuplicateBox:
                await errors.WriteAsync(context, "another machine with this name runs, or may run, a job");
                return TypedResults.Empty;
            default:
                throw new InvalidOperationException($"{answer.Kind} is no answer to a box.");
        }
    }

    private IResult Refuse(HttpContext context, BootKind kind, string message) => kind == BootKind.Grub
        ? LoaderErrors.Of(context, StatusCodes.Status400BadRequest, message)
        : Text(kind, texts.Error(kind, message), StatusCodes.Status400BadRequest);

    private ContentHttpResult Text(BootKind kind, string text, int status) =>
        TypedResults.Text(text, texts.ContentType(kind), statusCode: status);

    private bool TryReadWait(BootKind kind, string text, out TimeSpan wait)
    {
        var longest = kind == BootKind.Grub ? options.Value.GrubMaxWait : options.Value.MaxWait;
        var isNumber = int.TryParse(text, NumberStyles.None, CultureInfo.InvariantCulture, out var seconds);
        wait = TimeSpan.FromSeconds(seconds) < longest ? TimeSpan.FromSeconds(seconds) : longest;
        return isNumber || text.Length == 0;
    }

    /// <summary>
    /// In our spelling; null for `i386`, which iPXE says on 64-bit machines that boot by BIOS, and for what is no name.
    /// </summary>
    private static string? ReadArch(string text) => text switch
    {
        "" or "i386" => null,
        "arm64" => "aarch64",
        _ => SafeName.FindProblem(text) is null ? text : null,
    };

    internal static IPEndPoint ConnectedTo(HttpContext context) =>
        new(context.Connection.LocalIpAddress ?? IPAddress.Loopback, context.Connection.LocalPort);
}

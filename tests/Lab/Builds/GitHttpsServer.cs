using System.Diagnostics;
using System.Net;
using System.Security.Cryptography;
using System.Security.Cryptography.X509Certificates;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Hosting;
using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.Logging;

namespace Boxyard.Tests.Lab.Builds;

/// <summary>A git server on the loopback, by https with a certificate of its own for one name.</summary>
internal sealed class GitHttpsServer : IAsyncDisposable
{
    private const string Service = "git-upload-pack";

    private readonly WebApplication _app;
    private readonly string _repository;

    private GitHttpsServer(WebApplication app, string repository, string certificateFile)
    {
        (_app, _repository, CertificateFile) = (app, repository, certificateFile);
    }

    public int Port => new Uri(_app.Urls.First()).Port;

    public string CertificateFile { get; }

    public static async Task<GitHttpsServer> StartAsync(string folder, string repository, string host)
    {
        var certificate = Certify(host);
        var file = Path.Join(folder, "certificate.pem");
        await File.WriteAllTextAsync(file, certificate.ExportCertificatePem());
        var builder = WebApplication.CreateSlimBuilder();
        builder.WebHost.UseKestrelHttpsConfiguration();
        builder.WebHost.ConfigureKestrel(
            kestrel => kestrel.Listen(IPAddress.Loopback, 0, listen => listen.UseHttps(certificate)));
        builder.Logging.ClearProviders();
        var app = builder.Build();
        var server = new GitHttpsServer(app, repository, file);
        app.Run(server.AnswerAsync);
        await app.StartAsync();
        return server;
    }

    public ValueTask DisposeAsync() => _app.DisposeAsync();

    private static X509Certificate2 Certify(string host)
    {
        using var key = RSA.Create(2048);
        var request = new CertificateRequest($"CN={host}", key, HashAlgorithmName.SHA256, RSASignaturePadding.Pkcs1);
        var names = new SubjectAlternativeNameBuilder();
        names.AddDnsName(host);
        request.CertificateExtensions.Add(names.Build());
        request.CertificateExtensions.Add(new X509BasicConstraintsExtension(true, false, 0, true));
        var now = TimeProvider.System.GetUtcNow();
        using var certificate = request.CreateSelfSigned(now.AddDays(-1), now.AddDays(1));
        return X509CertificateLoader.LoadPkcs12(certificate.Export(X509ContentType.Pkcs12), null);
    }

    private async Task AnswerAsync(HttpContext context)
    {
        var isQuestion = context.Request.Path == $"/code/info/refs" && context.Request.Query["service"] == Service;
        if (!isQuestion && context.Request.Path != $"/code/{Service}")
        {
            context.Response.StatusCode = StatusCodes.Status404NotFound;
            return;
        }

        context.Response.ContentType = $"application/x-{Service}-{(isQuestion ? "advertisement" : "result")}";
        if (isQuestion)
        {
            await context.Response.WriteAsync($"001e# service={Service}\n0000");
        }

        string[] arguments = ["upload-pack", "--stateless-rpc", .. isQuestion ? ["--advertise-refs"] : Array.Empty<string>(), _repository];
        using var git = Process.Start(new ProcessStartInfo("git", arguments)
        {
            RedirectStandardInput = true,
            RedirectStandardOutput = true,
        })!;
        await context.Request.Body.CopyToAsync(git.StandardInput.BaseStream);
        git.StandardInput.Close();
        await git.StandardOutput.BaseStream.CopyToAsync(context.Response.Body);
        await git.WaitForExitAsync();
    }
}

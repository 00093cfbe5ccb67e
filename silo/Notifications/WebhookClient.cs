using System.Net;
using System.Net.Sockets;
using System.Security.Cryptography;
using System.Text;
using Boxyard.Silo;
using Microsoft.Extensions.Options;

namespace Boxyard.Notifications;

/// <summary>
/// Posts one delivery. Follows no redirect and uses no proxy, so that the address that was allowed is the one that is
/// reached; an address that a job has named is looked at again once its name is resolved.
/// </summary>
internal sealed class WebhookClient : IDisposable
{
    private readonly NotificationOptions _options;
    private readonly TimeProvider _clock;
    private readonly HttpClient _toTargets;
    private readonly HttpClient _toJobs;

    public WebhookClient(IOptions<NotificationOptions> options, TimeProvider clock)
    {
        _options = options.Value;
        _clock = clock;
        _toTargets = NewClient(isAnyAllowed: true);
        _toJobs = NewClient(_options.AllowPrivateAddresses);
    }

    /// <summary>False when its target stands in the settings no more, so that nobody is asked.</summary>
    public bool IsKnown(DeliveryRecord delivery) => delivery.Target.Length == 0 || FindTarget(delivery) is not null;

    /// <summary>Null when the receiver has taken it (2xx); else what went wrong.</summary>
    public async Task<string?> TrySendAsync(DeliveryRecord delivery, CancellationToken cancellationToken)
    {
        var isOfJob = delivery.Target.Length == 0;
        var target = FindTarget(delivery);
        if (!isOfJob && target is null)
        {
            return $"There is no target '{delivery.Target}' in the settings any more.";
        }

        using var late = new CancellationTokenSource(_options.Timeout, _clock);
        using var either = CancellationTokenSource.CreateLinkedTokenSource(late.Token, cancellationToken);
        try
        {
            using var request = NewRequest(delivery, isOfJob ? _options.JobSecret : target!.Secret);
            using var answer = await (isOfJob ? _toJobs : _toTargets).SendAsync(
                request, HttpCompletionOption.ResponseHeadersRead, either.Token);
            return answer.IsSuccessStatusCode ? null : $"The receiver answered {(int)answer.StatusCode}.";
        }
        catch (OperationCanceledException) when (!cancellationToken.IsCancellationRequested)
        {
            return $"The receiver did not answer within {_options.Timeout.TotalSeconds} s (Notifications:Timeout).";
        }
        catch (Exception failure) when (failure is HttpRequestException or UriFormatException)
        {
            return failure.Message;
        }
    }

    public void Dispose()
    {
        _toTargets.Dispose();
        _toJobs.Dispose();
    }

    private NotificationTarget? FindTarget(DeliveryRecord delivery) =>
        Array.Find(_options.Targets, target => target.Name == delivery.Target);

    private static HttpRequestMessage NewRequest(DeliveryRecord delivery, string? secret)
    {
        var body = Encoding.UTF8.GetBytes(delivery.Body);
        var request = new HttpRequestMessage(HttpMethod.Post, delivery.Url) { Content = new ByteArrayContent(body) };
        request.Content.Headers.ContentType = new("application/json");
        request.Headers.Add("X-Boxyard-Delivery", delivery.Id);
        request.Headers.Add("X-Boxyard-Event", delivery.Event);
        if (!string.IsNullOrEmpty(secret))
        {
            var signature = HMACSHA256.HashData(Encoding.UTF8.GetBytes(secret), body);
            request.Headers.Add("X-Boxyard-Signature", $"sha256={Convert.ToHexStringLower(signature)}");
        }

        return request;
    }

    private static HttpClient NewClient(bool isAnyAllowed)
    {
        var handler = new SocketsHttpHandler
        {
            AllowAutoRedirect = false,
            UseProxy = false,
            UseCookies = false,
            PooledConnectionLifetime = TimeSpan.FromMinutes(2),
        };
        if (!isAnyAllowed)
        {
            handler.ConnectCallback = ConnectOutsideAsync;
        }

        // The time limit is the clock's that is injected.
        return new HttpClient(handler) { Timeout = Timeout.InfiniteTimeSpan };
    }

    private static async ValueTask<Stream> ConnectOutsideAsync(
        SocketsHttpConnectionContext context, CancellationToken cancellationToken)
    {
        var addresses = await Dns.GetHostAddressesAsync(context.DnsEndPoint.Host, cancellationToken);
        var outside = Array.FindAll(addresses, OutsideAddress.Is);
        if (outside.Length == 0)
        {
            throw new HttpRequestException(
                $"'{context.DnsEndPoint.Host}' is an address of the inside network " +
                "(Notifications:AllowPrivateAddresses).");
        }

        var socket = new Socket(SocketType.Stream, ProtocolType.Tcp) { NoDelay = true };
        try
        {
            await socket.ConnectAsync(outside, context.DnsEndPoint.Port, cancellationToken);
            return new NetworkStream(socket, ownsSocket: true);
        }
        catch
        {
            socket.Dispose();
            throw;
        }
    }
}

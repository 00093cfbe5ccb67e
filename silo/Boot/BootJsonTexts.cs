using System.Buffers;
using System.Globalization;
using System.Text;
using System.Text.Encodings.Web;
using System.Text.Json;

namespace Boxyard.Boot;

/// <summary>The answers for containers and libvirt.</summary>
internal sealed class BootJsonTexts(BootOptions options)
{
    // The old clients compare and print these texts, so only what JSON itself demands is escaped.
    private static readonly JsonWriterOptions Plain = new() { Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping };

    public string Container(BootJob job, BootResource lkp, BootResource archive) => Write(writer =>
    {
        var isLater = IsLater;
        if (isLater)
        {
            writer.WriteString("job_id", job.Id);
        }

        // Code sent docker_image, the manual says docker_images; clients of both exist.
        writer.WriteString("docker_image", job.DockerImage);
        writer.WriteString("docker_images", job.DockerImage);
        if (isLater)
        {
            string[] initrds = options.Generation == BootGeneration.G2
                ? [archive.ForIpxe, lkp.ForIpxe]
                : [lkp.ForIpxe, archive.ForIpxe];
            writer.WriteString("initrds", WriteArray(initrds));
            return;
        }

        writer.WriteString("lkp", lkp.ForIpxe);
        writer.WriteString("job", archive.ForIpxe);
    });

    public string Libvirt(BootJob job, BootPlan plan) => Write(writer =>
    {
        writer.WriteString("job_id", job.Id);
        writer.WriteString("kernel_uri", plan.Kernel.ForIpxe);
        writer.WriteStartArray("initrds_uri");
        foreach (var initrd in plan.Initrds)
        {
            writer.WriteStringValue(initrd.ForIpxe);
        }

        writer.WriteEndArray();
        writer.WriteString("kernel_params", string.Join(' ', plan.Parameters));
        writer.WriteString("result_root", job.ResultRoot);
        writer.WriteString("LKP_SERVER", job.Scheduler.Host);
        writer.WritePropertyName("vt");
        writer.WriteRawValue(job.VirtualMachineJson);
        writer.WriteString("RESULT_WEBDAV_PORT", Text(options.ResultWebdavPort));
        writer.WriteString(IsLater ? "SRV_HTTP_CCI_HOST" : "SRV_HTTP_HOST", job.Scheduler.Host);
        writer.WriteString(IsLater ? "SRV_HTTP_CCI_PORT" : "SRV_HTTP_PORT", Text(options.SrvHttpPort));
    });

    public string NoJob(BootKind kind) => Write(writer =>
    {
        if (kind == BootKind.Libvirt)
        {
            writer.WriteString("job_id", "");
        }
        else if (IsLater)
        {
            writer.WriteString("job_id", "0");
        }
    });

    /// <summary>Looks like "no job" to a client that does not know of errors.</summary>
    public static string Error(BootKind kind, string message) => Write(writer =>
    {
        if (kind == BootKind.Libvirt)
        {
            writer.WriteString("job_id", "");
        }

        writer.WriteString("error", message);
    });

    private bool IsLater => options.Generation is BootGeneration.G2 or BootGeneration.G3;

    private static string Text(int number) => number.ToString(CultureInfo.InvariantCulture);

    private static string Write(Action<Utf8JsonWriter> writeMembers)
    {
        var bytes = new ArrayBufferWriter<byte>();
        using (var writer = new Utf8JsonWriter(bytes, Plain))
        {
            writer.WriteStartObject();
            writeMembers(writer);
            writer.WriteEndObject();
        }

        return Encoding.UTF8.GetString(bytes.WrittenSpan);
    }

    private static string WriteArray(string[] texts)
    {
        var bytes = new ArrayBufferWriter<byte>();
        using (var writer = new Utf8JsonWriter(bytes, Plain))
        {
            writer.WriteStartArray();
            Array.ForEach(texts, writer.WriteStringValue);
            writer.WriteEndArray();
        }

        return Encoding.UTF8.GetString(bytes.WrittenSpan);
    }
}

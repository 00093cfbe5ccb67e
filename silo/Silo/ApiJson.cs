using System.Collections.Immutable;
using System.Text.Json.Nodes;
using System.Text.Json.Serialization;
using Boxyard.Accounts;
using Boxyard.Events;
using Boxyard.Jobs;
using Boxyard.Notifications;
using Boxyard.Overview;
using Boxyard.Power;
using Boxyard.Queues;
using Boxyard.Results;
using Boxyard.Testboxes;

namespace Boxyard.Silo;

/// <summary>
/// How the answers of our API are written, generated at build time. The names' form comes from the options of the host.
/// </summary>
[JsonSourceGenerationOptions(GenerationMode = JsonSourceGenerationMode.Metadata)]
[JsonSerializable(typeof(AccountPageAnswer))]
[JsonSerializable(typeof(AccountRequest))]
[JsonSerializable(typeof(ArtifactPageAnswer))]
[JsonSerializable(typeof(AuditPageAnswer))]
[JsonSerializable(typeof(BatchAnswer))]
[JsonSerializable(typeof(BootPreviewAnswer))]
[JsonSerializable(typeof(BulkCancelAnswer))]
[JsonSerializable(typeof(BulkCancelRequest))]
[JsonSerializable(typeof(CancelAnswer))]
[JsonSerializable(typeof(CancelRequest))]
[JsonSerializable(typeof(DeadlineAnswer))]
[JsonSerializable(typeof(EventAnswer))]
[JsonSerializable(typeof(ExpandAnswer))]
[JsonSerializable(typeof(HardwareRequest))]
[JsonSerializable(typeof(HealthAnswer))]
[JsonSerializable(typeof(HeartbeatAnswer))]
[JsonSerializable(typeof(ImmutableArray<SubmittedJobError>))]
[JsonSerializable(typeof(JobAnswer))]
[JsonSerializable(typeof(JobDetailAnswer))]
[JsonSerializable(typeof(JobEventsAnswer))]
[JsonSerializable(typeof(JobPageAnswer))]
[JsonSerializable(typeof(JsonObject))]
[JsonSerializable(typeof(LkpCancelAnswers))]
[JsonSerializable(typeof(LkpError))]
[JsonSerializable(typeof(LkpSubmitAnswer[]))]
[JsonSerializable(typeof(LoginRequest))]
[JsonSerializable(typeof(LogPageAnswer))]
[JsonSerializable(typeof(LogPieceAnswer))]
[JsonSerializable(typeof(MetricPageAnswer))]
[JsonSerializable(typeof(NewTokenAnswer))]
[JsonSerializable(typeof(NotificationPageAnswer))]
[JsonSerializable(typeof(OperatorNote))]
[JsonSerializable(typeof(OverviewAnswer))]
[JsonSerializable(typeof(PowerActionsAnswer))]
[JsonSerializable(typeof(PowerAnswer))]
[JsonSerializable(typeof(PowerRequest))]
[JsonSerializable(typeof(QueueDetailAnswer))]
[JsonSerializable(typeof(QueueRecord))]
[JsonSerializable(typeof(QueuesAnswer))]
[JsonSerializable(typeof(RenewRequest))]
[JsonSerializable(typeof(TestboxAnswer))]
[JsonSerializable(typeof(TestboxDetailAnswer))]
[JsonSerializable(typeof(TestboxPageAnswer))]
[JsonSerializable(typeof(TestPageAnswer))]
[JsonSerializable(typeof(TokenPageAnswer))]
[JsonSerializable(typeof(TokenRequest))]
[JsonSerializable(typeof(UnknownBoxesAnswer))]
[JsonSerializable(typeof(WaitAnswer))]
[JsonSerializable(typeof(WhoAnswer))]
internal sealed partial class ApiJson : JsonSerializerContext;

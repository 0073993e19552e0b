using MimeKit;
using Platform.Web.Changes;
using Platform.Web.Data;
using Platform.Web.Shared;

namespace Platform.Web.Features.Mail;

public sealed class MailSetup : IFeature
{
    /// <summary>How long sent mail is stored. Not long, because mail contains addresses and texts.</summary>
    private static readonly TimeSpan KeepSent = TimeSpan.FromDays(30);

    public void Add(IServiceCollection services)
    {
        services.AddOptions<MailOptions>().BindConfiguration(MailOptions.Section)
            .Validate(o => o.Port is > 0 and <= 65535, "Mail:Port is a number from 1 to 65535.")
            .Validate(o => o.MaxAttempts > 0, "Mail:MaxAttempts is at least 1.")
            .Validate(o => !o.HasServer || o.From is not null, "Mail:From is needed when Mail:Host is set.")
            .Validate(o => o.From is null || MailboxAddress.TryParse(o.From, out _), "Mail:From is no mail address.")
            .Validate(o => o.User is null || o.Password is not null, "Mail:Password is needed when Mail:User is set.")
            .Validate(o => o.User is null || o.UseTls != MailTls.Never, "Mail:User sends a password; Mail:UseTls cannot be Never.")
            .ValidateOnStart();
        services.AddScoped<Outbox>().AddScoped<RetryMail>().AddScoped<ForgetInMail>();
        services.AddSingleton<PickupFolder>().AddSingleton<MailComposer>().AddHostedService<SendMail>();
        services.AddRetention<MailText>("Mail", KeepSent,
            (db, before) => Bulk.Delete(db, db.Outbox.Where(m => m.SentAt < before || m.DeadAt < before).OrderBy(m => m.Key)));
        services.AddRetention<MailText>("MailOfGuests", null,
            (db, now) => Bulk.Delete(db, db.Outbox.Where(m => m.ForgetBy < now).OrderBy(m => m.Key)));
        services.AddSingleton(new Retention("MailFiles", KeepSent, null, (scope, before) =>
        {
            scope.GetRequiredService<PickupFolder>().Sweep(before, before + KeepSent);
            return Task.CompletedTask;
        }));
    }
}

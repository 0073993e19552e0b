using MimeKit;

namespace Platform.Web.Features.Mail;

public static class MailSetup
{
    public static IServiceCollection AddMail(this IServiceCollection services)
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
        services.AddSingleton<PickupFolder>().AddSingleton<Postman>().AddHostedService<SendMail>();
        return services;
    }
}

using Platform.Web.Shared;

namespace Platform.Web.Features.About;

public sealed class AboutSetup : IFeature
{
    public void Add(IServiceCollection services)
    {
        services.AddOptions<Contact>().BindConfiguration(Contact.Section);
        services.AddOptions<AccessibilityStatement>().BindConfiguration(AccessibilityStatement.Section);
    }
}

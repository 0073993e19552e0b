using Platform.Web.Shared;

namespace Platform.Web.Features.Members;

public sealed class MembersSetup : IFeature
{
    public void Add(IServiceCollection services)
    {
        services.AddScoped<Trust>().AddScoped<Bylines>().AddScoped<MemberQueries>().AddScoped<WorkQueries>().AddScoped<EditProfile>();
    }
}

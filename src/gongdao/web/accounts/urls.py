from django.urls import path

from gongdao.web.accounts import granting, managing, own, recusing, seeing, signing, tokens

app_name = "accounts"

urlpatterns = [
    path("sign-in/", signing.sign_in, name="sign_in"),
    path("sign-in/code/", signing.enter_code, name="enter_code"),
    path("sign-out/", signing.sign_out, name="sign_out"),
    path("change-password/", signing.change_password, name="change_password"),
    path("first/<str:token>/", signing.claim, name="claim"),
    path("verify/", own.verify, name="verify"),
    path("security/", own.show_security, name="security"),
    path("security/enrol/", own.enrol, name="enrol"),
    path("security/codes/", own.renew_codes, name="renew_codes"),
    path("security/sessions/<str:key>/end/", own.end_session, name="end_session"),
    path("security/tokens/add/", tokens.add_token, name="add_token"),
    path("security/tokens/<str:key>/revoke/", tokens.revoke_token, name="revoke_token"),
    path("accounts/", managing.show_users, name="users"),
    path("accounts/add/", managing.add_user, name="add_user"),
    path("accounts/of/<str:username>/", managing.show_user, name="user"),
    path("accounts/of/<str:username>/disable/", managing.disable, name="disable"),
    path("accounts/of/<str:username>/enable/", managing.enable, name="enable"),
    path("accounts/of/<str:username>/unlock/", managing.unlock, name="unlock"),
    path("accounts/of/<str:username>/end-sessions/", managing.end_sessions, name="end_sessions"),
    path("accounts/of/<str:username>/reset-password/", managing.reset_password, name="reset_password"),
    path("accounts/of/<str:username>/reset-factor/", managing.reset_factor, name="reset_factor"),
    path("grants/", granting.show_grants, name="grants"),
    path("grants/propose/", granting.propose, name="propose"),
    path("grants/proposals/<str:key>/", granting.show_proposal, name="proposal"),
    path("grants/proposals/<str:key>/withdraw/", granting.withdraw, name="withdraw"),
    path("grants/<int:pk>/", granting.show_grant, name="grant"),
    path("grants/<int:pk>/delegate/", granting.delegate, name="delegate"),
    path("grants/sight/", seeing.show_sight, name="sight"),
    path("grants/recusals/", recusing.show_recusals, name="recusals"),
    path("grants/recusals/record/", recusing.record, name="record_recusal"),
    path("recusals/", recusing.show_own_recusals, name="own_recusals"),
    path("recusals/declare/", recusing.declare, name="declare"),
    path("recusals/of/<str:key>/", recusing.show_recusal, name="recusal"),
    path("sight/<str:kind>/<str:key>/", seeing.show_own_sight, name="own_sight"),
]

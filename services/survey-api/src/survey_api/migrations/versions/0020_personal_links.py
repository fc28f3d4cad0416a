"""Personal links: one for each invitation of a named wave."""

from alembic import op

revision = "0020"
down_revision = "0010"


def upgrade() -> None:
    op.execute(
        """alter table link add column invitation_id uuid,
            drop constraint link_unit_kind_check,
            add constraint link_unit_kind_check check (unit_kind in ('network', 'school', 'person')),
            add constraint link_of_a_person check ((unit_kind = 'person') = (invitation_id is not null)),
            add constraint link_invitation foreign key (tenant_id, invitation_id)
                references invitation (tenant_id, id)"""
    )
    # Whether somebody has answered is asked each time a personal link is opened.
    op.execute(
        "create index response_invitation on response (tenant_id, invitation_id) where invitation_id is not null"
    )


def downgrade() -> None:
    op.execute("drop index response_invitation")
    op.execute("delete from link where unit_kind = 'person'")
    op.execute(
        """alter table link drop constraint link_invitation, drop constraint link_of_a_person,
            drop constraint link_unit_kind_check, drop column invitation_id,
            add constraint link_unit_kind_check check (unit_kind in ('network', 'school'))"""
    )

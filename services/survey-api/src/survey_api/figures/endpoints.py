from chassis.routing import router

routes = router("/figures", tags=["figures"])
